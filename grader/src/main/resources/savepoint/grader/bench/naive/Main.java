import org.postgresql.ds.PGSimpleDataSource;
import weather.Readings;
import weather.Sample;
import weather.SqlReadings;

/** Does what the scenario does, and prints the answers. */
public final class Main {
    private Main() {}

    /** Takes the socket, the database, the user and the password. */
    public static void main(String[] args) throws Exception {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setServerNames(new String[] {"localhost"});
        database.setSocketFactory("savepoint.runner.UnixSocketFactory");
        database.setSocketFactoryArg(args[0]);
        database.setSslMode("disable");
        database.setDatabaseName(args[1]);
        database.setUser(args[2]);
        database.setPassword(args[3]);
        Readings readings = new SqlReadings(database);
        readings.keep(Sample.season());
        System.out.println("count: " + readings.count());
        System.out.println("means: " + readings.means());
        System.out.println("warmest: " + readings.warmest());
        System.out.println("frost: " + readings.frost());
        System.out.println("warmest days: " + readings.warmestDays(3));
    }
}

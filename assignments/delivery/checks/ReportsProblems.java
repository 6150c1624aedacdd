import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.List;

/// A delivery with everything that can be wrong with a line, alone and together.
public final class ReportsProblems implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        String once = Desk.isbn(subject.random().nextLong(1_000_000));
        return Desk.takeIn(
                subject,
                List.of(
                        Desk.HEADER,
                        once + ";The Weight of Snow;Kari Ødegård;Harbour Press;2024;19.90",
                        "9781234567841;Night Ferry;Inês Carvalho;Harbour Press;2020;17.50",
                        "9781234567811; ;Petra Lindqvist;Blue Door;2019;9.90",
                        once + ";The Weight of Snow;Kari Ødegård;Harbour Press;2024;19.90",
                        "9781234567798;The Refund;Tom Baker;Blue Door;2025;-3.00",
                        "9781234567781;Ten Thousand Ponds;Zoë Lefèvre;Nowhere Books;2028;1.234,5",
                        "oops;too;short",
                        "9781234567774;Kızıl Nehir;Deniz Aydın;Éditions du Nord;2021;9.99;one more",
                        "",
                        "977123456789X;;;;99;free",
                        ";Almanac;;;1866;",
                        ";Almanac;;;1866;4.00",
                        ";Almanac;;;n.d.;",
                        ";Almanac;;;;",
                        "9781234567804;Bread and Maps;Nguyễn Thị Mai;Blue Door;20 21;14.000",
                        "9781234567804;Bread and Maps;Nguyễn Thị Mai;Blue Door;2021;14.00",
                        "٩٧٨١٢٣٤٥٦٧٨٩٧;Arabic digits;;;٢٠٢٠;٥"));
    }
}

package savepoint.server.people.csv;

import java.util.List;
import java.util.Locale;

/// What a column of a roster can say, and the headings that it is known by, in order of preference. Headings are compared
/// by their letters and digits alone.
enum Column {
    NAME("name fullname displayname student studentname sortablename lastfirst participant"),
    FIRST("preferredfirstname preferredname firstname givenname forename first"),
    LAST("lastname surname familyname last"),
    EMAIL(
            "email emailaddress studentemail studentemailaddress institutionalemail schoolemail universityemail mail"),
    // Canvas has an ID of its own beside the school's.
    NUMBER(
            "sisuserid sisid idnumber studentid studentnumber studentidnumber bannerid universityid matriculationnumber number id"),
    LOGIN("sisloginid loginid username login netid userid"),
    SECTION("section sections sectionname coursesection crn"),
    GROUPS("groups group groupname"),
    ROLE("role roles enrollmenttype enrolmenttype"),
    TIME_FACTOR("timefactor timemultiplier extratime"),
    STATUS("status state registrationstatus enrollmentstatus enrolmentstatus enrollmentstate");

    private final String headings;

    Column(String headings) {
        this.headings = headings;
    }

    List<String> headings() {
        return List.of(headings.split(" "));
    }

    /// A heading as it is compared.
    static String normal(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}

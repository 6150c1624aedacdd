package savepoint.server.people.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import savepoint.server.people.Role;
import savepoint.server.people.csv.Encoding;
import savepoint.server.people.csv.RosterFile;

/// Whom a line of a roster means.
class PlannerTest {
    private static final Instant LONG_AGO = Instant.parse("2026-08-24T15:00:00Z");
    private static final long NOBODY = -1;

    private static RosterMember member(long id, String name, String email, String number) {
        return member(id, name, email, number, Role.STUDENT, null, true);
    }

    private static RosterMember member(
            long id,
            String name,
            String email,
            String number,
            Role role,
            Instant dropped,
            boolean hasWayIn) {
        return new RosterMember(
                100 + id,
                "person" + id,
                name,
                email,
                id,
                "member" + id,
                role,
                "A",
                List.of(),
                number,
                null,
                new BigDecimal("1.00"),
                dropped,
                hasWayIn,
                false,
                false);
    }

    private static Plan plan(List<RosterMember> members, boolean whole, String... lines) {
        return plan(members, Set.of(), whole, NOBODY, lines);
    }

    private static Plan plan(
            List<RosterMember> members,
            Set<String> known,
            boolean whole,
            long self,
            String... lines) {
        var bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        if (!(RosterFile.read(bytes, Encoding.USUAL, "")
                instanceof RosterFile.Reading.Read(var file)))
            throw new AssertionError("not read: " + Arrays.toString(lines));
        return Planner.plan(file, members, known, whole, self);
    }

    private static final RosterMember ADA = member(1, "Ada Lovelace", "ada@old.example", "A1");

    @Test
    void whoever_married_is_known_by_their_number() {
        var plan = plan(List.of(ADA), true, "Name,Email,ID", "Ada King,ada@old.example,A1");
        assertEquals(
                List.of(new Facts.Change("name", "Ada Lovelace", "Ada King")),
                plan.changed().getFirst().changes());
        assertTrue(plan.dropped().isEmpty() && plan.added().isEmpty());
    }

    @Test
    void the_address_of_an_account_in_use_stays_and_the_line_says_so() {
        var plan = plan(List.of(ADA), false, "Name,Email,ID", "Ada Lovelace,ada@new.example,A1");
        assertTrue(plan.changesNothing());
        assertEquals(2, plan.problems().getFirst().line());
        assertTrue(plan.problems().getFirst().words().contains("the address stays"));
        var unused = member(1, "Ada Lovelace", "ada@old.example", "A1", Role.STUDENT, null, false);
        var moved =
                plan(List.of(unused), false, "Name,Email,ID", "Ada Lovelace,ada@new.example,A1");
        assertEquals("ada@new.example", moved.changed().getFirst().facts().email());
        var taken =
                plan(
                        List.of(unused),
                        Set.of("ada@new.example"),
                        false,
                        NOBODY,
                        "Name,Email,ID",
                        "Ada Lovelace,ada@new.example,A1");
        assertTrue(taken.problems().getFirst().words().contains("another account"));
    }

    @Test
    void a_number_of_one_and_an_address_of_another_is_unclear() {
        var bob = member(2, "Bob Ross", "bob@old.example", "B2");
        var plan = plan(List.of(ADA, bob), true, "Name,Email,ID", "Ada,bob@old.example,A1");
        assertEquals(1, plan.unclear().size());
        assertTrue(plan.changed().isEmpty());
    }

    @Test
    void a_namesake_with_another_address_is_asked_about_and_nobody_is_dropped_for_it() {
        var ada = member(1, "Ada Lovelace", "ada@old.example", null, Role.STUDENT, null, false);
        var plan = plan(List.of(ada), true, "Name,Email", "Ada Lovelace,ada@new.example");
        assertEquals("ada@new.example", plan.unclear().getFirst().facts().email());
        assertEquals("ada@new.example", plan.unclear().getFirst().same().facts().email());
        assertTrue(plan.dropped().isEmpty());
    }

    @Test
    void whoever_has_a_line_of_their_own_is_nobodys_namesake() {
        var plan =
                plan(
                        List.of(ADA),
                        true,
                        "Name,Email",
                        "Ada Lovelace,other@new.example",
                        "Ada Lovelace,ada@old.example");
        assertEquals("other@new.example", plan.added().getFirst().facts().email());
        assertTrue(plan.unclear().isEmpty() && plan.dropped().isEmpty());
    }

    @Test
    void a_whole_list_drops_nobody_whom_an_unclear_line_may_mean() {
        var bob = member(2, "Bob Ross", "bob@old.example", "B2");
        var eve = member(3, "Eve", "eve@old.example", "E3");
        var plan =
                plan(
                        List.of(ADA, bob, eve),
                        true,
                        "Name,Email,ID",
                        "Somebody Renamed,bob@old.example,A1");
        assertEquals(1, plan.unclear().size());
        assertEquals(List.of(eve), plan.dropped());
    }

    @Test
    void a_whole_list_drops_nobody_whose_line_was_left_out() {
        var bob = member(2, "Bob Ross", "bob@old.example", "B2");
        var eve = member(3, "Eve", "eve@old.example", "E3");
        var cai = member(4, "Cai", "cai@old.example", "C4");
        var plan =
                plan(
                        List.of(ADA, bob, eve, cai),
                        true,
                        "Name,Email,ID,Role",
                        "Ada King,,A1,Designer",
                        "Bob King,bob@old.example,,Designer",
                        "Eve,,,student");
        assertEquals(3, plan.problems().size());
        assertEquals(List.of(cai), plan.dropped());
    }

    @Test
    void lines_that_repeat_count_once_and_lines_that_contradict_are_named() {
        var plan =
                plan(
                        List.of(ADA),
                        false,
                        "Name,Email,Section",
                        "Ada Lovelace,ada@old.example,B",
                        "Ada Lovelace,ADA@old.example,C",
                        "Eve,eve@x.example,A",
                        "Eve,eve@x.example,A");
        assertEquals("B", plan.changed().getFirst().facts().section());
        assertEquals(1, plan.added().size());
        assertEquals(
                List.of(
                        "Ada Lovelace stands on line 2 already, with other words; line 2 counts",
                        "Eve stands on line 4 already, with the same words"),
                plan.problems().stream().map(one -> one.words()).toList());
    }

    @Test
    void one_number_for_two_people_is_unclear() {
        var fresh =
                plan(List.of(), false, "Name,Email,ID", "Ada,a@x.example,7", "Bob,b@x.example,7");
        assertEquals(1, fresh.added().size());
        assertTrue(fresh.unclear().getFirst().why().contains("line 2"));
        var old =
                List.of(
                        member(1, "Ada", "a@x.example", null),
                        member(2, "Bob", "b@x.example", null));
        var both = plan(old, false, "Name,Email,ID", "Ada,a@x.example,7", "Bob,b@x.example,7");
        assertEquals(1, both.changed().size());
        assertEquals(1, both.unclear().size());
    }

    @Test
    void
            only_students_are_dropped_by_a_whole_list_and_a_removed_assistant_comes_back_as_a_student() {
        var ta = member(2, "Tim TA", "tim@x.example", null, Role.ASSISTANT, null, true);
        var gone = member(3, "Rae", "rae@x.example", null, Role.ASSISTANT, LONG_AGO, true);
        var plan = plan(List.of(ADA, ta, gone), true, "Name,Email", "Rae,rae@x.example");
        assertEquals(List.of(ADA), plan.dropped());
        var rae = plan.changed().getFirst();
        assertTrue(rae.brings());
        assertEquals(Role.STUDENT, rae.facts().role());
    }

    @Test
    void nobody_takes_their_own_rights() {
        var me = member(9, "Ina", "ina@x.example", null, Role.INSTRUCTOR, null, true);
        var plan =
                plan(
                        List.of(me),
                        Set.of(),
                        true,
                        me.personId(),
                        "Name,Email,Role",
                        "Ina,ina@x.example,student");
        assertTrue(plan.changesNothing());
        assertTrue(plan.unclear().getFirst().why().contains("this is you"));
    }

    private static final List<String> WORDS =
            List.of(
                    "Ada",
                    "O'Neil",
                    "=1+1",
                    "King, Martin",
                    "\"Q\"",
                    "Ø",
                    "-dash",
                    "'",
                    "'=x",
                    "a;b",
                    "tab",
                    "李",
                    "x".repeat(80));

    private static final List<Role> ROLES = List.of(Role.STUDENT, Role.ASSISTANT, Role.INSTRUCTOR);

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static RosterMember anybody(int id, Random random) {
        var groups =
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(_ -> word(random).replaceAll("[;,|]", ""))
                        .collect(Collectors.toCollection(ArrayList::new));
        return new RosterMember(
                id,
                "p" + id,
                word(random) + " " + word(random) + " " + id,
                "p" + id + "@x.example",
                id,
                "e" + id,
                ROLES.get(random.nextInt(ROLES.size())),
                random.nextBoolean() ? word(random) : null,
                groups.stream().distinct().sorted().toList(),
                random.nextBoolean() ? word(random) + id : null,
                random.nextBoolean() ? word(random) : null,
                new BigDecimal(100 + random.nextInt(200)).movePointLeft(2),
                random.nextInt(4) == 0 ? LONG_AGO : null,
                true,
                false,
                false);
    }

    /// A thousand rosters of strange people: written, then read into the same term, nothing changes; read into an empty
    /// one, everybody is as they were.
    @Test
    void what_is_exported_and_brought_in_again_is_the_same() {
        for (int seed = 0; seed < 1000; seed++) {
            var random = new Random(seed);
            var members =
                    IntStream.rangeClosed(1, 1 + random.nextInt(12))
                            .mapToObj(id -> anybody(id, random))
                            .toList();
            var text = RosterCsv.write(members);
            var again = plan(members, true, text);
            assertTrue(
                    again.changesNothing()
                            && again.unclear().isEmpty()
                            && again.problems().isEmpty(),
                    () -> text + again);
            var fresh = plan(List.of(), true, text);
            var facts = fresh.added().stream().map(Plan.Added::facts).toList();
            assertEquals(members.size(), facts.size(), () -> text + fresh);
            for (int i = 0; i < facts.size(); i++)
                assertEquals(List.of(), members.get(i).facts().changesTo(facts.get(i)), text);
        }
    }
}

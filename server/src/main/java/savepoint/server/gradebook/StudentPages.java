package savepoint.server.gradebook;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import savepoint.server.appeal.Appeal;
import savepoint.server.appeal.Appeals;
import savepoint.server.content.folder.ActivityKind;
import savepoint.server.gradebook.facts.Column;
import savepoint.server.gradebook.facts.Sheet;
import savepoint.server.gradebook.maths.Grade;
import savepoint.server.gradebook.maths.State;
import savepoint.server.people.Term;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;

/// The page of all points of one student, put together.
final class StudentPages {
    // More would hide what is next; the weeks below hold the rest.
    private static final int MOST_NEXT = 5;

    private final Appeals appeals;
    private final InstantSource clock;

    StudentPages(Appeals appeals, InstantSource clock) {
        this.appeals = appeals;
        this.clock = clock;
    }

    /// @param own whether it is for the student
    Reply page(Term term, Sheet sheet, boolean own, Request request) {
        var row = sheet.rows().getFirst();
        var tried = WhatIf.read(request, sheet);
        var one = new One(term, sheet, row, own, tried);
        var grade = row.grade();
        var page =
                new StudentPage(
                        own ? null : Paths.link(term),
                        row.pupil().name(),
                        row.pupil().email(),
                        own,
                        own ? term.path() + "/grades" : Paths.student(term, row.pupil()),
                        percent(grade),
                        grade.letter().orElse(null),
                        grade.says(),
                        tried.isTried() ? trial(sheet.graded(row, tried::of)) : null,
                        tried.problem().orElse(null),
                        grade.shares().stream().map(share -> share(sheet, share)).toList(),
                        one.missing(),
                        one.next(clock.instant()),
                        one.weeks(),
                        appeals.mine(term, row.pupil().enrolment()).entrySet().stream()
                                .map(entry -> appealed(entry.getKey(), entry.getValue()))
                                .toList(),
                        WeekChart.of("Week by week", sheet, List.of(row)),
                        own ? term.path() + "/grades.zip" : null);
        var shown =
                new Reply.Page(
                        "gradebook/student",
                        own
                                ? new Heading("My grades")
                                : new Heading(row.pupil().name(), List.of(Paths.link(term))),
                        page);
        return tried.problem().isPresent() ? new Reply.Invalid(shown) : shown;
    }

    static String percent(Grade grade) {
        return grade.percent().map(percent -> Figures.plain(percent) + " %").orElse(null);
    }

    private static StudentPage.Trial trial(Grade grade) {
        return new StudentPage.Trial(
                Objects.requireNonNullElse(percent(grade), "–"),
                grade.letter().orElse(null),
                grade.says());
    }

    private static StudentPage.Share share(Sheet sheet, Grade.Share share) {
        return new StudentPage.Share(
                share.category().name(),
                sheet.policy().weighted() ? Figures.plain(share.category().weight()) + " %" : null,
                share.percent()
                        .map(exact -> Figures.plain(exact.setScale(1, RoundingMode.HALF_UP)) + " %")
                        .orElse("–"),
                share.says());
    }

    private static StudentPage.Appealed appealed(Link link, Appeal appeal) {
        return new StudentPage.Appealed(
                link,
                appeal.state().code(),
                switch (appeal.state()) {
                    case OPEN -> "waits for an answer";
                    case GRANTED -> "granted: " + Figures.plain(appeal.granted()) + " points";
                    case DECLINED -> "declined";
                    case WITHDRAWN -> "taken back";
                },
                appeal.reason());
    }

    /// One student's rows.
    private record One(Term term, Sheet sheet, Sheet.Row row, boolean own, WhatIf tried) {
        List<StudentPage.Entry> missing() {
            return sheet.columns().stream()
                    .filter(column -> {
                        var state = row.of(column).holds().state();
                        return state == State.MISSING || state == State.LATE;
                    })
                    .map(this::entry)
                    .toList();
        }

        List<StudentPage.Entry> next(Instant now) {
            return sheet.columns().stream()
                    .filter(column -> row.of(column).holds().state() == State.NOT_DUE)
                    .filter(column -> due(column) != null && due(column).isAfter(now))
                    .sorted(Comparator.comparing(this::due))
                    .limit(MOST_NEXT)
                    .map(this::entry)
                    .toList();
        }

        private Instant due(Column column) {
            return row.of(column).deadline().dueAt();
        }

        List<StudentPage.Week> weeks() {
            var weeks = new ArrayList<StudentPage.Week>();
            for (var week :
                    sheet.columns().stream()
                            .map(Column::week)
                            .map(Optional::ofNullable)
                            .distinct()
                            .toList())
                weeks.add(
                        new StudentPage.Week(
                                week.map(number -> "Week " + number).orElse("Other"),
                                sheet.columns().stream()
                                        .filter(column ->
                                                Objects.equals(column.week(), week.orElse(null)))
                                        .map(this::entry)
                                        .toList()));
            return weeks;
        }

        private StudentPage.Entry entry(Column column) {
            var fact = row.of(column);
            var cell = fact.holds();
            return new StudentPage.Entry(
                    column.title(),
                    column.activityKind().code(),
                    own ? column.href(term) : Paths.cell(term, row.pupil(), column),
                    cell.state().code(),
                    cell.state().words(),
                    cell.counts() ? Figures.plain(cell.points()) : null,
                    Figures.plain(cell.counts() ? cell.of() : column.worth()),
                    cell.late() && cell.state() != State.LATE,
                    row.grade().isDropped(column.id()),
                    due(column) == null ? null : Moment.of(due(column), term.zone()),
                    cell.says(),
                    more(column),
                    appeal(column),
                    WhatIf.field(column),
                    tried.typed().getOrDefault(column.id(), ""));
        }

        private Link appeal(Column column) {
            return own && CellAppeals.isOpen(row, column)
                    ? new Link("Appeal", term.path() + "/grades/" + column.ref() + "/appeal")
                    : null;
        }

        /// Where the student reads how the points came about.
        private Link more(Column column) {
            if (!own || !column.published()) return null;
            if (column.activityKind() == ActivityKind.ASSIGNMENT)
                return new Link("Where they come from", column.href(term) + "/points");
            var state = row.of(column).holds().state();
            return column.activityKind() == ActivityKind.QUIZ && state == State.GRADED
                    ? new Link("Look through it, or appeal", column.href(term))
                    : null;
        }
    }
}

package savepoint.server.review;

import java.util.Optional;

/// What waits for a student in a round.
///
/// @param left reviews to write
/// @param unrated reviews of their work of which they said nothing yet
/// @param judged samples that they judged
public record Waiting(boolean handedIn, int left, int unrated, int judged) {
    /// Its columns, for the round `o` and the enrolment `e`.
    static final String COLUMNS =
            """
            exists (select from work_member m join submission s on s.work_id = m.work_id
                     where m.activity_id = o.activity_id and m.enrolment_id = e.id) as handed_in,
            (select count(*) from allocation a
              where a.round_id = o.id and a.reviewer_id = e.id
                and not exists (select from allocation_end x where x.allocation_id = a.id)
                and not exists (select from review r where r.allocation_id = a.id)) as left,
            (select count(distinct r.allocation_id)
               from work_member m
               join allocation a on a.round_id = o.id and a.work_id = m.work_id
               join review r on r.allocation_id = a.id
              where m.enrolment_id = e.id
                and not exists (select from review_rating g join review n on n.id = g.review_id
                                 where n.allocation_id = a.id)) as unrated,
            (select count(*) from calibration k where k.round_id = o.id and k.enrolment_id = e.id) as judged
            """;

    /// In words, if anything can be done at the step where the round is.
    Optional<String> words(Round round) {
        return switch (round.step()) {
            case CALIBRATION -> {
                int samples = Samples.of(round).size() - judged;
                boolean reviews = handedIn || round.rules().everybody();
                yield reviews && samples > 0
                        ? Optional.of(Words.counted(samples, "sample") + " to judge")
                        : Optional.empty();
            }
            case WRITING, AGAIN ->
                    left == 0
                            ? Optional.empty()
                            : Optional.of(Words.counted(left, "review") + " to write");
            case APPEALS ->
                    unrated == 0 ? Optional.empty() : Optional.of("Reviews of your work to read");
            case HAND_IN, FINAL -> Optional.empty();
        };
    }
}

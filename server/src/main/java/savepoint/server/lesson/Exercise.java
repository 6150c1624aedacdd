package savepoint.server.lesson;

import java.math.BigDecimal;
import savepoint.server.content.question.Instance;

/// A question in a lesson as one reader gets it.
///
/// @param number in its lesson, from 1
/// @param question its slug, as the lesson has it
/// @param points of the lesson that it earns; null where the lesson has none
/// @param instance drawn for this reader
record Exercise(int number, String question, BigDecimal points, Instance instance) {}

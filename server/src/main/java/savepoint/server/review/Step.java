package savepoint.server.review;

import savepoint.server.web.Coded;

/// The steps that a round passes through, in order.
public enum Step implements Coded {
    /// Something may still be handed in.
    HAND_IN,
    /// Samples are judged, to learn the measure.
    CALIBRATION,
    /// Everybody writes their share.
    WRITING,
    /// What some left is written by others.
    AGAIN,
    /// Authors read, rate, reply and appeal.
    APPEALS,
    /// Nothing changes any more.
    FINAL;

    static Step of(String code) {
        for (var step : values()) if (step.code().equals(code)) return step;
        throw new IllegalArgumentException("no step " + code);
    }

    boolean isWriting() {
        return this == WRITING || this == AGAIN;
    }

    boolean isReleased() {
        return this == APPEALS || this == FINAL;
    }
}

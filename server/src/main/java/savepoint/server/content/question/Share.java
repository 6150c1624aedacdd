package savepoint.server.content.question;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/// An exact part of something's points: a third stays a third until points are made of it. As JSON it is text, `1/3`.
///
/// @param part may be negative where a wrong answer takes away
/// @param of above 0; the two have no common divisor
public record Share(BigInteger part, BigInteger of) implements Comparable<Share> {
    /// Nothing.
    public static final Share NONE = new Share(BigInteger.ZERO, BigInteger.ONE);

    /// Everything.
    public static final Share ALL = new Share(BigInteger.ONE, BigInteger.ONE);

    private static final Pattern PERCENT = Pattern.compile("(-?\\d{1,3})(?:\\.(\\d{1,5}))?%");
    private static final Pattern JSON = Pattern.compile("(-?\\d{1,40})/(\\d{1,40})");

    public Share {
        if (of.signum() <= 0) throw new IllegalArgumentException(part + " of " + of);
        var divisor = part.gcd(of);
        part = part.divide(divisor);
        of = of.divide(divisor);
    }

    /// So many of so many.
    public static Share of(long part, long of) {
        return new Share(BigInteger.valueOf(part), BigInteger.valueOf(of));
    }

    /// So much of so much; nothing of nothing.
    public static Share of(BigDecimal part, BigDecimal of) {
        if (of.signum() == 0) return NONE;
        int scale = Math.max(part.scale(), of.scale());
        return new Share(part.setScale(scale).unscaledValue(), of.setScale(scale).unscaledValue());
    }

    /// `50%`, or `33.33333%`, which is taken for the third that it means.
    ///
    /// @throws IllegalArgumentException where it is no percentage from -100% to 100%
    public static Share percent(String text) {
        var percent = PERCENT.matcher(text);
        if (!percent.matches()) throw new IllegalArgumentException(text);
        var written = new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(2);
        if (written.abs().compareTo(BigDecimal.ONE) > 0) throw new IllegalArgumentException(text);
        int digits = percent.group(2) == null ? 0 : percent.group(2).length();
        return digits < 2 ? exact(written) : meant(written, digits + 2);
    }

    private static Share exact(BigDecimal number) {
        return new Share(number.movePointRight(3).toBigIntegerExact(), BigInteger.valueOf(1000));
    }

    /// The fraction with the smallest divisor that is written so when it is rounded.
    private static Share meant(BigDecimal written, int scale) {
        for (int of = 1; of <= 20; of++) {
            var part = written.multiply(BigDecimal.valueOf(of)).setScale(0, RoundingMode.HALF_EVEN);
            for (var mode : new RoundingMode[] {RoundingMode.HALF_UP, RoundingMode.DOWN}) {
                if (part.divide(BigDecimal.valueOf(of), scale, mode).compareTo(written) == 0) {
                    return new Share(part.toBigIntegerExact(), BigInteger.valueOf(of));
                }
            }
        }
        return new Share(
                written.movePointRight(scale).toBigIntegerExact(), BigInteger.TEN.pow(scale));
    }

    /// As it stands in JSON.
    ///
    /// @throws IllegalArgumentException where it is something else
    @JsonCreator
    public static Share parse(String text) {
        var json = JSON.matcher(text);
        if (!json.matches()) throw new IllegalArgumentException(text);
        return new Share(new BigInteger(json.group(1)), new BigInteger(json.group(2)));
    }

    @JsonValue
    @Override
    public String toString() {
        return part + "/" + of;
    }

    /// As a percentage, rounded to hundredths.
    public String words() {
        return points(BigDecimal.valueOf(100)).stripTrailingZeros().toPlainString() + "%";
    }

    /// The two together.
    public Share plus(Share other) {
        return new Share(
                part.multiply(other.of).add(other.part.multiply(of)), of.multiply(other.of));
    }

    /// This part of that part.
    public Share times(Share other) {
        return new Share(part.multiply(other.part), of.multiply(other.of));
    }

    /// The same, but not below nothing nor above everything.
    public Share bounded() {
        if (isBelow(NONE)) return NONE;
        return ALL.isBelow(this) ? ALL : this;
    }

    public boolean isAll() {
        return equals(ALL);
    }

    /// Whether it earns anything.
    public boolean isSome() {
        return part.signum() > 0;
    }

    private boolean isBelow(Share other) {
        return compareTo(other) < 0;
    }

    /// What it makes of these points, rounded to hundredths.
    public BigDecimal points(BigDecimal points) {
        return points.multiply(new BigDecimal(part))
                .divide(new BigDecimal(of), 2, RoundingMode.HALF_UP);
    }

    @Override
    public int compareTo(Share other) {
        return part.multiply(other.of).compareTo(other.part.multiply(of));
    }
}

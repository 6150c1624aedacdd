package savepoint.grader.sandbox;

import java.util.Locale;
import java.util.Optional;

/// A processor that system call filters are written for, with its AUDIT_ARCH number of linux/audit.h.
enum Architecture {
    X86_64(0xC000003E),
    ARM64(0xC00000B7);

    final int audit;

    Architecture(int audit) {
        this.audit = audit;
    }

    static Optional<Architecture> current() {
        return switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> Optional.of(X86_64);
            case "aarch64", "arm64" -> Optional.of(ARM64);
            default -> Optional.empty();
        };
    }
}

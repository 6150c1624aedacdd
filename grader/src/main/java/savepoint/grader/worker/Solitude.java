package savepoint.grader.worker;

/// Lets lanes grade side by side, and one of them alone: a grading over which a worker fell silent may take its worker
/// with it again, and must not take its neighbours' gradings, too.
final class Solitude {
    private int inside;
    private boolean closed;

    /// Waits while somebody is alone, or is about to be.
    synchronized Stay enter() throws InterruptedException {
        while (closed) wait();
        inside++;
        return new Stay();
    }

    final class Stay implements AutoCloseable {
        private boolean alone;

        /// Waits until all others have left; false where another one waits for that or is alone already.
        boolean alone() throws InterruptedException {
            synchronized (Solitude.this) {
                if (closed) return false;
                closed = true;
                alone = true;
                while (inside > 1) Solitude.this.wait();
                return true;
            }
        }

        @Override
        public void close() {
            synchronized (Solitude.this) {
                inside--;
                if (alone) closed = false;
                Solitude.this.notifyAll();
            }
        }
    }
}

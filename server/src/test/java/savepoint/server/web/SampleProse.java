package savepoint.server.web;

/// Article HTML with everything that lessons and statements are made of.
final class SampleProse {

    private SampleProse() {}

    static final String LESSON =
            """
            <p>In this unit, we’ll explore data persistence using <a href="https://en.wikipedia.org/wiki/SQL">SQL</a> (structured query language) and relational database management systems. A relational database is one in which data is represented in tables of columns and rows. If you’ve ever worked with spreadsheets, you already have a good mental model of what a relational database is.</p>
            <h2 id="opening">Opening a connection</h2>
            <p>Database <em>transactions</em> make it possible for us to group a set of operations together and ask the system to allow either all of them to succeed or prevent any from succeeding. The classic example is a banking system: either the withdrawal <em>and</em> the deposit should succeed, or neither.</p>
            <pre><code class="language-java">try (Connection connection = database.getConnection();
                 PreparedStatement query = connection.prepareStatement("SELECT balance FROM account WHERE id = ?")) {
                query.setLong(1, 42);
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() ? rows.getBigDecimal("balance") : null; // no such account
                }
            }</code></pre>
            <h3 id="closing">Closing what you opened</h3>
            <ul><li>A <code>Connection</code> is closed by <code>try</code>-with-resources.</li><li>So are statements and results:<ul><li>in the reverse order,</li><li>also when something throws.</li></ul></li></ul>
            <blockquote><p>A pool gives you back a connection that somebody else used before. Leave it as you would like to find it.</p></blockquote>
            <h2 id="asking">Asking questions</h2>
            <p>Queries are written in SQL and sent with their values apart:</p>
            <pre><code class="language-sql">SELECT owner, sum(balance) AS total
              FROM account
             WHERE closed_at IS NULL   -- still open
             GROUP BY owner
            HAVING sum(balance) &gt; 100.00;</code></pre>
            <aside class="admonition note"><p class="admonition-title">Note</p><p>The <code>?</code> is a place for a value. It cannot stand for a table or a column.</p></aside>
            <aside class="admonition warning"><p class="admonition-title">Careful</p><p>A query put together from strings is a door left open.</p></aside>
            <h2 id="types">SQL types and Java types</h2>
            <table><thead><tr><th>SQL</th><th>Java</th><th align="right">Bytes</th></tr></thead><tbody><tr><td><code>bigint</code></td><td><code>long</code></td><td align="right">8</td></tr><tr><td><code>numeric(12, 2)</code></td><td><code>java.math.BigDecimal</code></td><td align="right">8–12</td></tr><tr><td><code>timestamptz</code></td><td><code>java.time.OffsetDateTime</code></td><td align="right">8</td></tr></tbody></table>
            <ol><li>Read the table.</li><li>Cover the right column.</li><li>Say it again.</li></ol>
            """;

    static final String STATEMENT =
            """
            <p>A bank keeps its accounts in PostgreSQL. Write the class that moves money between them, so that no cent is lost or made, whatever happens in between.</p>
            <h2 id="tasks">Your tasks</h2>
            <h3 id="transfer">1. Transfer <span data-check="moves-money"></span></h3>
            <p>Implement <code>transfer(from, to, amount)</code>: the amount leaves one account, arrives at the other, and one row in <code>transfer</code> records it. All in one transaction.</p>
            <h3 id="overdraft">2. No overdraft <span data-check="refuses-overdraft"></span></h3>
            <p>An account must not fall below zero. Throw <code>InsufficientFunds</code> and leave everything as it was.</p>
            <ul><li>List the ten largest accounts, largest first, by owner where two are equal. <span data-check="largest-accounts"></span></li><li>Close every connection that you open.</li></ul>
            <pre><code class="language-java">bank.transfer(1, 2, new BigDecimal("25.00"));</code></pre>
            """;
}

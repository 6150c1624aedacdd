CREATE INDEX loan_reader ON loan (member_id, lent DESC, id DESC);
CREATE INDEX loan_lent ON loan (lent) INCLUDE (copy_id);
CREATE INDEX loan_returned ON loan (returned, lent, id);

CREATE INDEX loan_of_member ON loan (member_id, lent, id);
CREATE INDEX loan_by_day ON loan (lent);
CREATE INDEX loan_out ON loan (lent, id) WHERE returned IS NULL;

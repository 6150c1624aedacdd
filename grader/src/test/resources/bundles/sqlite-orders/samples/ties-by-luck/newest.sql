SELECT id, day FROM purchase ORDER BY day DESC LIMIT 3;

SELECT id, day FROM purchase ORDER BY day DESC, id DESC LIMIT 3;

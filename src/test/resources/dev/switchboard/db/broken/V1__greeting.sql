CREATE TABEL greeting (words text);

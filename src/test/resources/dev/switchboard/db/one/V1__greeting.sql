CREATE TABLE greeting (words text);

-- Stored events of before say nothing of what hangs on a message. Clients that ask for them are told to reload.
DELETE FROM bus_bus;

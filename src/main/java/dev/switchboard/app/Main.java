package dev.switchboard.app;

/** The program's entry. */
public final class Main {
    private Main() {}

    /**
     * Starts the server.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.out.println("Switchboard");
    }
}

package com.superscapes.proxy.check;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Whether the server could listen where it is told to. */
public final class PortCheck {

    private PortCheck() {
    }

    /** Listens for a moment; port 0 is any free one. */
    public static void run(String address, int port, Findings findings) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            findings.ok("listen.port", "Port " + port + " on " + address + " is free.");
        } catch (UnknownHostException unknown) {
            findings.error("listen.address", "There is no address " + address + ".");
        } catch (BindException taken) {
            bindFailed(address, port, String.valueOf(taken.getMessage()), findings);
        } catch (IOException failed) {
            findings.error("listen.port", "Nobody can listen at " + address + ":" + port + ": " + failed.getMessage());
        }
    }

    private static void bindFailed(String address, int port, String reason, Findings findings) {
        if (reason.contains("in use")) {
            findings.warning("listen.port", "Port " + port + " on " + address
                    + " is in use. That is right while the server runs; else end the other program or take another port.");
        } else if (reason.contains("assign")) {
            findings.error("listen.address", "The address " + address + " is not one of this machine.");
        } else {
            findings.error("listen.port", System.getProperty("user.name") + " may not listen on port " + port + ": "
                    + reason);
        }
    }
}

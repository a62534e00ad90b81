package io.tajmi.ops.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Many connections of a few addresses, each of which says something and then nothing more. */
final class Crowd implements AutoCloseable {
  private final int port;
  private final List<SocketChannel> channels = new ArrayList<>();

  Crowd(int port) {
    this.port = port;
  }

  /** Opens so many from an address of this machine; they connect as the server lets them. */
  void open(String from, int count, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    Deque<SocketChannel> waiting = new ArrayDeque<>();
    try {
      for (int i = 0; i < count; i++) {
        SocketChannel channel = SocketChannel.open();
        channels.add(channel);
        channel.bind(new InetSocketAddress(from, 0));
        channel.configureBlocking(false);
        if (channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
          channel.write(ByteBuffer.wrap(bytes));
        } else {
          waiting.add(channel);
        }
      }
      for (SocketChannel channel : waiting) {
        if (channel.finishConnect()) {
          channel.write(ByteBuffer.wrap(bytes));
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Opens one, and the first line that it is answered. */
  String ask(String from, String text) {
    try {
      SocketChannel channel = SocketChannel.open();
      channels.add(channel);
      channel.bind(new InetSocketAddress(from, 0));
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
      StringBuilder line = new StringBuilder();
      ByteBuffer one = ByteBuffer.allocate(1);
      while (channel.read(one) == 1 && one.get(0) != '\n') {
        line.append((char) one.get(0));
        one.clear();
      }
      return line.toString().strip();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    try {
      for (SocketChannel channel : channels) {
        channel.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

package io.tajmi.ops.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Many connections of a few addresses, each of which says something and then nothing more. */
final class Crowd implements AutoCloseable {
  private static final long TURN_MILLIS = Duration.ofMinutes(1).toMillis();

  private final int port;
  private final Selector connecting;
  private final List<SocketChannel> channels = new ArrayList<>();
  private int connected;

  Crowd(int port) {
    this.port = port;
    try {
      connecting = Selector.open();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Begins to open so many from an address of this machine. */
  void open(String from, int count, String text) {
    try {
      for (int i = 0; i < count; i++) {
        SocketChannel channel = SocketChannel.open();
        channels.add(channel);
        channel.bind(new InetSocketAddress(from, 0));
        channel.configureBlocking(false);
        if (channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
          say(channel, text);
        } else {
          channel.register(connecting, SelectionKey.OP_CONNECT, text);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Waits until so many are connected; the others wait to be accepted. */
  void await(int wanted) {
    try {
      while (connected < wanted && connecting.select(TURN_MILLIS) > 0) {
        for (SelectionKey key : connecting.selectedKeys()) {
          SocketChannel channel = (SocketChannel) key.channel();
          if (channel.finishConnect()) {
            key.cancel();
            say(channel, (String) key.attachment());
          }
        }
        connecting.selectedKeys().clear();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** How many are connected. */
  int connected() {
    return connected;
  }

  private void say(SocketChannel channel, String text) throws IOException {
    connected++;
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Opens one, and the first line that it is answered. */
  String ask(String from, String text) {
    try {
      SocketChannel channel = SocketChannel.open();
      channels.add(channel);
      channel.bind(new InetSocketAddress(from, 0));
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      say(channel, text);
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
      connecting.close();
      for (SocketChannel channel : channels) {
        channel.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

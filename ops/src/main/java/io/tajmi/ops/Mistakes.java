package io.tajmi.ops;

import io.tajmi.ops.client.ExitCode;
import java.util.Objects;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command as it was typed, in a sentence, and where to read on. */
final class Mistakes {
  private Mistakes() {}

  /** For a command and all below it. */
  static void explainAll(CommandLine commandLine) {
    whole(commandLine, Integer.class, Integer::valueOf);
    whole(commandLine, int.class, Integer::valueOf);
    whole(commandLine, Long.class, Long::valueOf);
    whole(commandLine, long.class, Long::valueOf);
    commandLine.setParameterExceptionHandler(Mistakes::explain);
  }

  private static <N> void whole(CommandLine commandLine, Class<N> type, Function<String, N> parse) {
    ITypeConverter<N> converter =
        text -> {
          try {
            return parse.apply(text);
          } catch (NumberFormatException other) {
            throw new TypeConversionException("'" + text + "' is not a whole number");
          }
        };
    commandLine.registerConverter(type, converter);
  }

  private static int explain(ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    command.getErr().println(sentence(mistake));
    command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  private static String sentence(ParameterException mistake) {
    if (!(mistake instanceof UnmatchedArgumentException unmatched)) {
      return Objects.requireNonNullElse(mistake.getMessage(), "The command is wrong.");
    }
    String word = unmatched.getUnmatched().getFirst();
    String what = word.startsWith("-") ? "option " : "command ";
    String there = "There is no " + what + word + " here.";
    return unmatched.getSuggestions().stream()
        .filter(other -> isNear(word, other))
        .findFirst()
        .map(meant -> there + " Did you mean " + meant + "?")
        .orElse(there);
  }

  /** The library names whatever has a few letters in common; one of two words begins the other. */
  private static boolean isNear(String word, String other) {
    int place = other.lastIndexOf(' ') + 1;
    String name = other.substring(place);
    return name.startsWith(word) || word.startsWith(name);
  }
}

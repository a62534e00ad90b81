package io.tajmi.api.page;

import io.tajmi.text.Language;
import io.tajmi.text.Words;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;

/** Gives templates the words that the cells are made of. */
public final class PageMessages extends AbstractMessageSource {

  @Override
  protected @Nullable String getMessageInternal(
      @Nullable String code, Object @Nullable [] args, @Nullable Locale locale) {
    if (code == null || locale == null) {
      return null;
    }
    String[] texts =
        args == null
            ? new String[0]
            : Arrays.stream(args).map(String::valueOf).toArray(String[]::new);
    return Words.of(Language.of(locale.getLanguage())).find(code, texts);
  }

  @Override
  protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
    return null;
  }
}

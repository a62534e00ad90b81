package io.tajmi.ops.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * A page as a printer puts it on paper of the sizes that its style asks for, read back: only what
 * lies on the sheets, and without what does not print.
 *
 * @param sheets in their order
 */
record Printed(List<Sheet> sheets) {
  private static final Pattern MIXED =
      Pattern.compile(
          "\\p{Nd}-\\p{Nd}|\\p{Nd}\\s+\\p{IsArabic}"
              + "|\\p{IsArabic}.*\\p{IsLatin}|\\p{IsLatin}.*\\p{IsArabic}");

  /** A head of two or more words may stand on as many lines, beside the lines of others. */
  private static final Pattern HEAD =
      Pattern.compile("[\\p{L}\\p{M}\\u200c]+(\\s[\\p{L}\\p{M}\\u200c]+)+");

  private static final Pattern PARTS = Pattern.compile("[-\\s،؛–]+");

  /** One sheet, its size in points. */
  record Sheet(int width, int height, String text) {
    /** Whether a text stands on it, however it is broken into lines. */
    boolean says(String words) {
      return text.contains(plain(words));
    }
  }

  /** Prints an open page and keeps the PDF for people to look at. */
  static Printed of(Page page, String name) {
    Path file = Path.of("target", "pages", name + ".pdf");
    byte[] pdf = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setFormat("A4"));
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, pdf);
      return read(pdf);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Printed read(byte[] pdf) throws IOException {
    List<Sheet> sheets = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        PDRectangle size = document.getPage(i).getMediaBox();
        PDFTextStripper reading = new WithinTheSheet(size);
        reading.setStartPage(i + 1);
        reading.setEndPage(i + 1);
        sheets.add(
            new Sheet(
                Math.round(size.getWidth()),
                Math.round(size.getHeight()),
                plain(reading.getText(document))));
      }
    }
    return new Printed(List.copyOf(sheets));
  }

  /**
   * Whether a text stands on some sheet. A PDF has what runs in both directions, or over several
   * lines of a narrow column, in the order in which it is seen, so such a text is looked for part
   * by part, on one sheet.
   */
  boolean says(String words) {
    boolean apart = MIXED.matcher(words).find() || HEAD.matcher(words).matches();
    return sheets.stream()
        .anyMatch(sheet ->
            sheet.says(words)
                || (apart && PARTS.splitAsStream(words).allMatch(part -> sheet.says(part))));
  }

  /**
   * One letter for each that looks the same, and nothing between letters; brackets are mirrored.
   */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Cf}()]+", "");
  }

  /** Leaves out what would be printed beside the sheet. */
  private static final class WithinTheSheet extends PDFTextStripper {
    private final PDRectangle size;

    WithinTheSheet(PDRectangle size) {
      this.size = size;
    }

    @Override
    protected void processTextPosition(TextPosition glyph) {
      float from = glyph.getXDirAdj();
      float to = from + glyph.getWidthDirAdj();
      float down = glyph.getYDirAdj();
      if (from >= 0 && to <= size.getWidth() && down >= 0 && down <= size.getHeight()) {
        super.processTextPosition(glyph);
      }
    }
  }
}

package io.tajmi.api.page;

import io.tajmi.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.webjars.WebJarVersionLocator;

/**
 * The files that pages load, and no others: our own, asked for again by their ETag; the font and
 * the chosen files of web jars, kept for a year, since their addresses carry a version.
 */
public final class PageFiles implements WebMvcConfigurer {
  private static final CacheControl AGAIN = CacheControl.noCache();
  private static final CacheControl KEPT = CacheControl.maxAge(Duration.ofDays(365)).immutable();
  private static final String WEB_JARS = "classpath:/META-INF/resources/webjars/";
  private static final String FONTS = "classpath:/net/sf/jasperreports/fonts/dejavu/";

  private final WebJarVersionLocator webJars = new WebJarVersionLocator();
  private final LanguageChoice language;
  private final Map<String, String> tags = new ConcurrentHashMap<>();

  public PageFiles(LanguageChoice language) {
    this.language = language;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(language).excludePathPatterns("/live", "/charts/**");
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(AGAIN)
        .setEtagGenerator(this::tag)
        .resourceChain(true);
    registry
        .addResourceHandler("/assets/font/dejavu-2.37/**")
        .addResourceLocations(FONTS)
        .setCacheControl(KEPT)
        .setEtagGenerator(this::tag)
        .resourceChain(true)
        .addResolver(new Chosen(Set.of("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")));
    registry
        .addResourceHandler("/webjars/**")
        .addResourceLocations(WEB_JARS)
        .setCacheControl(KEPT)
        .setEtagGenerator(this::tag)
        .resourceChain(true)
        .addResolver(new Chosen(Set.of("htmx.min.js", "echarts.esm.min.js")));
  }

  /** The address of htmx, with its version. */
  public String htmx() {
    return Objects.requireNonNull(
            webJars.fullPath("htmx.org", "dist/htmx.min.js"), "htmx is on the class path")
        .replace("META-INF/resources", "");
  }

  private String tag(Resource file) {
    return tags.computeIfAbsent(file.getDescription(), _ -> digest(file));
  }

  private static String digest(Resource file) {
    try (InputStream bytes = file.getInputStream()) {
      byte[] hash = Sha256.of(bytes.readAllBytes());
      return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Files of these names only. */
  private static final class Chosen extends PathResourceResolver {
    private final Set<String> names;

    Chosen(Set<String> names) {
      this.names = names;
    }

    @Override
    protected boolean checkResource(Resource file, Resource location) throws IOException {
      String name = file.getFilename();
      return name != null && names.contains(name) && super.checkResource(file, location);
    }
  }
}

package io.tajmi.api.page.address;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.model.IStandaloneElementTag;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * On a page that is read from the past every link, form and chart goes on reading from there, and
 * every link goes on with what a review has chosen and asked: in one place for all templates, so
 * that none is forgotten. What has the attribute {@value #FREE} says for itself from where it
 * reads.
 */
public final class LinksKeepStandpoint implements IPostProcessorDialect {
  /** In a page's model: the parameter that names where it is read from; absent of a live one. */
  public static final String STANDPOINT = "standpoint";

  private static final String FREE = "data-standpoint";
  private static final Pattern DESK = Pattern.compile("/desk(?:[?#]|$)");
  private static final int PRECEDENCE = 1_000;
  private static final List<String> ADDRESSES = List.of("href", "data-src");
  private static final List<String> ELSEWHERE =
      List.of("/assets/", "/webjars/", "/login", "/logout", "/api/");

  @Override
  public String getName() {
    return "standpoint";
  }

  @Override
  public int getDialectPostProcessorPrecedence() {
    return PRECEDENCE;
  }

  @Override
  public Set<IPostProcessor> getPostProcessors() {
    return Set.of(new PostProcessor(TemplateMode.HTML, Handler.class, PRECEDENCE));
  }

  /** Goes over the tags of one page. */
  public static final class Handler extends AbstractTemplateHandler {
    private Addresses.@Nullable Parameter at;
    private List<Addresses.Parameter> carried = List.of();
    private boolean atDesk;
    private @Nullable IModelFactory tags;

    @Override
    public void setContext(ITemplateContext context) {
      super.setContext(context);
      Object standpoint = context.getVariable(STANDPOINT);
      at = standpoint instanceof Addresses.Parameter parameter ? parameter : null;
      carried =
          context.getVariable(Picked.CARRIED) instanceof List<?> some
              ? some.stream().map(Addresses.Parameter.class::cast).toList()
              : List.of();
      atDesk = context.containsVariable(Picked.AT_DESK);
      tags = context.getModelFactory();
    }

    @Override
    public void handleOpenElement(IOpenElementTag tag) {
      IOpenElementTag kept = kept(tag);
      super.handleOpenElement(kept);
      if (tags != null && asks(kept)) {
        if (at != null) {
          field(tags, at.name(), String.valueOf(at.value()));
        }
        if (!isDesk(String.valueOf(kept.getAttributeValue("action")))) {
          for (Addresses.Parameter each : carried) {
            field(
                tags,
                each.name(),
                URLDecoder.decode(String.valueOf(each.value()), StandardCharsets.UTF_8));
          }
        }
      }
    }

    private void field(IModelFactory factory, String name, String value) {
      super.handleStandaloneElement(
          factory.createStandaloneElementTag(
              String.format(
                  Locale.ROOT,
                  "input type=\"hidden\" name=\"%s\" value=\"%s\"",
                  name,
                  HtmlUtils.htmlEscape(value, "UTF-8"))));
    }

    /** At the desk its own addresses say what is chosen. */
    private boolean isDesk(String address) {
      return atDesk && DESK.matcher(address).find();
    }

    @Override
    public void handleStandaloneElement(IStandaloneElementTag tag) {
      super.handleStandaloneElement(kept(tag));
    }

    /** A form that leads to a page. */
    private static boolean asks(IOpenElementTag tag) {
      String method = tag.getAttributeValue("method");
      String action = tag.getAttributeValue("action");
      return tag.getElementCompleteName().equals("form")
          && !tag.hasAttribute(FREE)
          && (method == null || method.equalsIgnoreCase("get"))
          && (action == null || isPage(action));
    }

    private <T extends IProcessableElementTag> T kept(T tag) {
      if ((at == null && carried.isEmpty()) || tags == null) {
        return tag;
      }
      boolean free = tag.hasAttribute(FREE);
      T kept = tag;
      for (String name : ADDRESSES) {
        String address = tag.getAttributeValue(name);
        if (address != null && isPage(address)) {
          String with = at == null || free ? address : with(address, at);
          if (name.equals("href") && !isDesk(address)) {
            for (Addresses.Parameter each : carried) {
              with = says(with, each.name()) ? with : with(with, each);
            }
          }
          kept = tags.setAttribute(kept, name, with);
        }
      }
      return kept;
    }

    private static boolean isPage(String address) {
      return address.startsWith("/") && ELSEWHERE.stream().noneMatch(address::startsWith);
    }

    private static boolean says(String address, String name) {
      return address.contains("?" + name + "=") || address.contains("&amp;" + name + "=");
    }

    private static String with(String address, Addresses.Parameter at) {
      int fragment = address.indexOf('#');
      String page = fragment < 0 ? address : address.substring(0, fragment);
      String rest = fragment < 0 ? "" : address.substring(fragment);
      String next = page.indexOf('?') < 0 ? "?" : "&amp;";
      return page + next + at.name() + "=" + at.value() + rest;
    }
  }
}

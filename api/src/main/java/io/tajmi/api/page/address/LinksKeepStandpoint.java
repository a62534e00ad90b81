package io.tajmi.api.page.address;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
 * On a page that is read from the past every link, form and chart goes on reading from there: in
 * one place for all templates, so that none is forgotten. What has the attribute {@value #FREE}
 * says for itself where it leads.
 */
public final class LinksKeepStandpoint implements IPostProcessorDialect {
  /** In a page's model: the parameter that names where it is read from; absent of a live one. */
  public static final String STANDPOINT = "standpoint";

  private static final String FREE = "data-standpoint";
  private static final Pattern DESK = Pattern.compile("/desk(?:[?#]|$)");
  private static final int PRECEDENCE = 1_000;
  private static final List<String> ADDRESSES = List.of("href", "data-src");
  private static final List<String> ELSEWHERE =
      List.of("/assets/", "/webjars/", "/login", "/logout");

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
    private @Nullable String picked;
    private boolean atDesk;
    private @Nullable IModelFactory tags;

    @Override
    public void setContext(ITemplateContext context) {
      super.setContext(context);
      Object standpoint = context.getVariable(STANDPOINT);
      at = standpoint instanceof Addresses.Parameter parameter ? parameter : null;
      picked = context.getVariable(Picked.CARRIED) instanceof String carried ? carried : null;
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
        if (picked != null && !isDesk(String.valueOf(kept.getAttributeValue("action")))) {
          field(tags, Picked.NAME, picked);
        }
      }
    }

    private void field(IModelFactory factory, String name, String value) {
      super.handleStandaloneElement(
          factory.createStandaloneElementTag(
              String.format(
                  Locale.ROOT, "input type=\"hidden\" name=\"%s\" value=\"%s\"", name, value)));
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
      if ((at == null && picked == null) || tags == null || tag.hasAttribute(FREE)) {
        return tag;
      }
      T kept = tag;
      for (String name : ADDRESSES) {
        String address = tag.getAttributeValue(name);
        if (address != null && isPage(address)) {
          String with = at == null ? address : with(address, at);
          boolean carries = picked != null && name.equals("href") && !isDesk(address);
          Addresses.Parameter choice = new Addresses.Parameter(Picked.NAME, picked);
          kept = tags.setAttribute(kept, name, carries ? with(with, choice) : with);
        }
      }
      return kept;
    }

    private static boolean isPage(String address) {
      return address.startsWith("/") && ELSEWHERE.stream().noneMatch(address::startsWith);
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

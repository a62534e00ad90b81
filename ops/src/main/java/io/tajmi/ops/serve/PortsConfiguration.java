package io.tajmi.ops.serve;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The two ports by which requests come in. */
@Configuration(proxyBeanMethods = false)
class PortsConfiguration {
  @Bean
  InnerConnector innerConnector(NodeSettings settings) {
    return new InnerConnector(settings.ports().inner());
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> innerPort(InnerConnector inner) {
    return factory -> {
      factory.addAdditionalConnectors(inner.connector());
      factory.addEngineValves(inner.marks());
      // It is refused as other methods are.
      factory.addConnectorCustomizers(everyones -> everyones.setAllowTrace(true));
    };
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> bareRefusals() {
    return factory -> factory.addEngineValves(new BareRefusals());
  }
}

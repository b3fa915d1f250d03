package org.passerelle.pages;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.RequestKeys;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands each endpoint that asks for it the {@link RequestKey}. */
@Component
class RequestKeyArguments implements HandlerMethodArgumentResolver, WebMvcConfigurer {

  private final RequestKeys keys;
  private final ObjectMapper json;

  RequestKeyArguments(RequestKeys keys, ObjectMapper json) {
    this.keys = keys;
    this.json = json;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == RequestKey.class;
  }

  @Override
  public RequestKey resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container, NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest http = (HttpServletRequest) request.getNativeRequest();
    return new RequestKey(keys, json, http.getMethod() + " " + http.getRequestURI(), request.getHeaderValues(RequestKey.HEADER));
  }
}

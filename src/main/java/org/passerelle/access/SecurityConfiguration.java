package org.passerelle.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.passerelle.access.SignInThrottle.TooManyAttempts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may go where. Paths of outside parties are guarded by role here, and row by row by the owner in each query; what people may do inside the
 * engine's web applications is guarded again by the engine's own authorizations.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  private static final String OUR_CONTENT =
      "default-src 'self'; frame-ancestors 'self'; form-action 'self'; base-uri 'none'; object-src 'none'";

  /** The viewer of the API's description draws its arrows with pictures that stand in its style sheet. */
  private static final String VIEWER_CONTENT = OUR_CONTENT + "; img-src 'self' data:";

  /** Those who work in at least one of the engine's web applications. */
  private static final Set<Role> WEBAPP_ROLES = webappRoles();

  private final boolean encrypted;

  /** Outside the local profile everything is encrypted on its way, by this application or by a proxy before it. */
  SecurityConfiguration(@Value("${server.servlet.session.cookie.secure}") boolean encrypted) {
    this.encrypted = encrypted;
  }

  /** The API: credentials in each request, no session. */
  @Bean
  @Order(1)
  SecurityFilterChain api(HttpSecurity http, Accounts accounts, SignInThrottle throttle, ApiRefusals refusals) throws Exception {
    return http.securityMatcher("/api/**")
        .authenticationManager(manager(new SignIn.OfPrograms(accounts, throttle)))
        .authorizeHttpRequests(paths -> paths
            .requestMatchers(HttpMethod.GET, "/api/v1/referral.schema.json", "/api/v1/change.schema.json", "/api/v1/referral.example.json",
                "/api/v1/notice.schema.json").permitAll()
            .requestMatchers("/api/v1/referrals/**").hasRole(Role.referralPartner.name())
            .requestMatchers("/api/v1/batches/**").hasRole(Role.referralPartner.name())
            .requestMatchers("/api/v1/documents/**").hasAnyRole(Role.referralPartner.name(), Role.verifier.name())
            .requestMatchers("/api/v1/verification-requests/**").hasRole(Role.verifier.name())
            .requestMatchers("/api/v1/proposals/**", "/api/v1/sponsor/**").hasRole(Role.sponsor.name())
            .requestMatchers("/api/v1/undertakings/**").hasRole(Role.sponsor.name())
            .requestMatchers("/api/v1/undertaking-decisions/**").hasRole(Role.ministry.name())
            .requestMatchers("/api/v1/windows/**").hasRole(Role.sponsor.name())
            .requestMatchers("/api/v1/ministry/windows/**").hasRole(Role.ministry.name())
            .requestMatchers("/api/v1/selections/**").hasRole(Role.ministry.name())
            .requestMatchers("/api/v1/health-families/**").hasRole(Role.healthTeam.name())
            .requestMatchers("/api/v1/notices/**").hasAnyRole(names(Role.RECEIVERS))
            .anyRequest().access((caller, request) -> ApiRefusals.NOWHERE))
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
        .exceptionHandling(faults -> faults.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .csrf(csrf -> csrf.disable())
        .headers(headers -> guard(headers).contentSecurityPolicy(content -> content.policyDirectives("default-src 'none'")))
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  /**
   * The engine's web applications. The set-up of a first administrator and the engine's own sign-in never reach the filter that reads our
   * session, so they are shut here. Their requests carry the engine's own token against forgery; their pages bring their own content policy.
   */
  @Bean
  @Order(2)
  SecurityFilterChain webapps(HttpSecurity http, Accounts accounts) throws Exception {
    return http.securityMatcher(under("/camunda"))
        .authorizeHttpRequests(paths -> paths
            .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
            .requestMatchers(under("/camunda/api/admin/setup"), engineSignIn()).denyAll()
            .requestMatchers(under("/camunda/api/admin/auth")).hasAnyRole(names(WEBAPP_ROLES))
            .requestMatchers(under("/camunda/app/admin"), under("/camunda/api/admin")).hasRole(Role.admin.name())
            .requestMatchers(under("/camunda/app/cockpit"), under("/camunda/api/cockpit")).hasAnyRole(Role.supervisor.name(), Role.analyst.name())
            .requestMatchers(under("/camunda/app/tasklist"), under("/camunda/api/tasklist")).hasAnyRole(names(tasklistRoles()))
            .anyRequest().hasAnyRole(names(WEBAPP_ROLES)))
        .exceptionHandling(faults -> faults
            .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), under("/camunda/api"))
            .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/login"), AnyRequestMatcher.INSTANCE))
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .csrf(csrf -> csrf.disable())
        .headers(headers -> guard(headers).cacheControl(cache -> cache.disable()).addHeaderWriter(neverKeepAnswers()))
        .addFilterBefore(new StillWelcome(accounts), AnonymousAuthenticationFilter.class)
        .build();
  }

  /** How the API is described: for anyone to read. */
  @Bean
  @Order(3)
  SecurityFilterChain description(HttpSecurity http) throws Exception {
    return http.securityMatcher("/v3/api-docs/**", "/v3/api-docs.yaml", "/swagger-ui/**")
        .authorizeHttpRequests(paths -> paths
            .requestMatchers(HttpMethod.GET, "/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/swagger-config", "/swagger-ui/*").permitAll()
            .anyRequest().denyAll())
        .headers(headers -> guard(headers).contentSecurityPolicy(content -> content.policyDirectives(VIEWER_CONTENT)))
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  /** What people's own calendars read: the address is the credential. No session, no cookie, and nothing but reading. */
  @Bean
  @Order(4)
  SecurityFilterChain calendars(HttpSecurity http) throws Exception {
    return http.securityMatcher("/calendar/**")
        .authorizeHttpRequests(paths -> paths
            .requestMatchers(HttpMethod.GET, "/calendar/*").permitAll()
            .anyRequest().denyAll())
        .exceptionHandling(faults -> faults.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
        .requestCache(cache -> cache.disable())
        .csrf(csrf -> csrf.disable())
        .headers(headers -> guard(headers).referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
            .contentSecurityPolicy(content -> content.policyDirectives("default-src 'none'")))
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  /** Our own pages, and the one sign-in for all people. */
  @Bean
  @Order(5)
  SecurityFilterChain pages(HttpSecurity http, Accounts accounts, PasswordEncoder passwords, SignInThrottle throttle, SignInRegister register,
      SecondFactorPolicy policy, SignInSteps steps) throws Exception {
    return http
        .authenticationManager(manager(new SignIn.OfPeople(accounts, passwords, throttle, register, policy)))
        .authorizeHttpRequests(paths -> paths
            .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
            .requestMatchers("/", "/login", "/login/code", "/login/second-factor", "/error", "/assets/**", "/favicon.ico", "/actuator/health",
                "/api-docs").permitAll()
            .requestMatchers(HttpMethod.GET, "/draws", "/draws/*", "/draws/*/*").permitAll()
            .requestMatchers("/invitation/**", "/password/**").permitAll()
            .requestMatchers("/desk/people/**").hasRole(Role.admin.name())
            .requestMatchers("/people/**").hasAuthority(SignedIn.LEAD)
            .requestMatchers(HttpMethod.GET, "/desk/cases/*/gate").hasAnyRole(names(Role.READERS_OF_AUTHORIZATIONS))
            .requestMatchers(HttpMethod.GET, "/desk/cases/*/identity").hasAnyRole(names(Role.READERS_OF_IDENTITY))
            .requestMatchers("/desk/cases/*/identity").denyAll()
            .requestMatchers(HttpMethod.GET, "/desk/payments", "/desk/cases/*/payments").hasAnyRole(names(Role.READERS_OF_PAYMENTS))
            .requestMatchers("/desk/cases/*/payments/**").hasRole(Role.complianceOfficer.name())
            .requestMatchers(HttpMethod.GET, "/desk/cases/*/biometrics").hasAnyRole(names(Role.READERS_OF_BIOMETRICS))
            .requestMatchers("/desk/cases/*/biometrics").hasRole(Role.identityOfficer.name())
            .requestMatchers(HttpMethod.GET, "/desk/undertakings", "/desk/cases/*/undertaking", "/desk/cases/*/undertaking/papers/*")
            .hasAnyRole(names(Role.READERS_OF_UNDERTAKINGS))
            .requestMatchers("/desk/cases/*/undertaking/**").denyAll()
            .requestMatchers(HttpMethod.GET, "/desk/cases/*/stream", "/desk/cases/*/breakdown").hasAnyRole(names(EnumSet.of(Role.matchingOfficer, Role.supervisor)))
            .requestMatchers("/desk/cases/*/stream", "/desk/cases/*/breakdown").hasRole(Role.matchingOfficer.name())
            .requestMatchers(HttpMethod.GET, "/desk/rounds/**", "/desk/cases/*/matching").hasAnyRole(names(Role.READERS_OF_ROUNDS))
            .requestMatchers("/desk/rounds/**", "/desk/cases/*/matching/**").hasRole(Role.matchingOfficer.name())
            .requestMatchers(HttpMethod.POST, "/desk/cases/*/arrival").hasRole(Role.destiningOfficer.name())
            .requestMatchers(HttpMethod.GET, "/desk/cases/*/destination").hasAnyRole(names(Role.READERS_OF_DESTINATIONS))
            .requestMatchers("/desk/cases/*/destination").denyAll()
            .requestMatchers(HttpMethod.GET, "/desk/city-plan", "/desk/city-plan/*/*").hasAnyRole(names(Role.READERS_OF_CITY_PLAN))
            .requestMatchers(HttpMethod.POST, "/desk/city-plan/*/*").hasRole(Role.supervisor.name())
            .requestMatchers(HttpMethod.POST, "/desk/cases/*/search").hasRole(Role.destiningOfficer.name())
            .requestMatchers(HttpMethod.POST, "/desk/cases/*/one-year").hasRole(Role.intakeOfficer.name())
            .requestMatchers(HttpMethod.GET, "/desk/cases/*/disclosures").hasAnyRole(names(Role.READERS_OF_DISCLOSURES))
            .requestMatchers("/desk/cases/*/disclosures/**").hasRole(Role.destiningOfficer.name())
            .requestMatchers("/desk/disclosures/agreements/*/new").hasRole(Role.complianceOfficer.name())
            .requestMatchers(HttpMethod.GET, "/desk/disclosures/agreements/**").hasAnyRole(names(Role.READERS_OF_DISCLOSURES))
            .requestMatchers(HttpMethod.GET, "/desk/disclosures", "/desk/disclosures/register.csv")
            .hasAnyRole(names(Role.READERS_OF_DISCLOSURE_REGISTER))
            .requestMatchers("/desk/incidents/new").hasRole(Role.complianceOfficer.name())
            .requestMatchers(HttpMethod.GET, "/desk/incidents/**").hasAnyRole(names(Role.READERS_OF_INCIDENTS))
            .requestMatchers("/desk/incidents/**").hasRole(Role.complianceOfficer.name())
            .requestMatchers("/desk/cases/**").hasAnyRole(names(readersOfFiles()))
            .requestMatchers(HttpMethod.GET, "/desk/unannounced").hasAnyRole(names(Role.READERS_OF_UNANNOUNCED))
            .requestMatchers("/desk/unannounced/**").hasRole(Role.destiningOfficer.name())
            .requestMatchers(HttpMethod.GET, "/desk/arrivals", "/desk/arrivals/*").hasRole(Role.supervisor.name())
            .requestMatchers(HttpMethod.GET, "/desk/first-months").hasRole(Role.supervisor.name())
            .requestMatchers("/desk/archive").hasRole(Role.auditor.name())
            .requestMatchers("/desk/partners/*/change/parties/**", "/desk/partners/*/change/verifier", "/desk/partners/*/change/ties/**")
            .hasAnyRole(names(Role.KEEPERS_OF_PARTIES))
            .requestMatchers("/desk/partners/new", "/desk/partners/*/change/**").hasRole(Role.admin.name())
            .requestMatchers(HttpMethod.GET, "/desk/partners/**").hasAnyRole(names(Role.READERS_OF_PARTNERS))
            .requestMatchers("/desk/sponsors/new", "/desk/sponsors/*/change/**").hasAnyRole(names(Role.KEEPERS_OF_SPONSORS))
            .requestMatchers(HttpMethod.GET, "/desk/sponsors/**").hasAnyRole(names(Role.READERS_OF_SPONSORS))
            .requestMatchers(HttpMethod.GET, "/desk/watchlists/hits/**").hasAnyRole(names(EnumSet.of(Role.complianceOfficer, Role.supervisor)))
            .requestMatchers(HttpMethod.GET, "/desk/watchlists/**").hasAnyRole(names(Role.READERS_OF_WATCHLISTS))
            .requestMatchers(HttpMethod.POST, "/desk/watchlists", "/desk/watchlists/editions/*/force", "/desk/watchlists/editions/*/drop")
            .hasRole(Role.complianceOfficer.name())
            .requestMatchers("/desk/authorizations/*/approval").hasAnyRole(names(Role.APPROVERS_OF_EXCEPTIONS))
            .requestMatchers("/desk/authorizations/new", "/desk/authorizations/areas/new", "/desk/authorizations/areas/*/end",
                "/desk/authorizations/*/change/**").hasRole(Role.complianceOfficer.name())
            .requestMatchers(HttpMethod.GET, "/desk/authorizations/**").hasAnyRole(names(Role.READERS_OF_AUTHORIZATIONS))
            .requestMatchers("/desk/duplicates/links/**").hasRole(Role.mergeUnit.name())
            .requestMatchers(HttpMethod.GET, "/desk/duplicates/**").hasAnyRole(names(Role.READERS_OF_DUPLICATES))
            .requestMatchers("/desk/sponsorship-figures/new/*").hasRole(Role.supervisor.name())
            .requestMatchers(HttpMethod.GET, "/desk/sponsorship-figures", "/desk/sponsorship-figures/*")
            .hasAnyRole(names(Role.READERS_OF_SPONSORSHIP_FIGURES))
            .requestMatchers(HttpMethod.GET, "/desk/outbox/**").hasAnyRole(names(EnumSet.of(Role.supervisor, Role.admin)))
            .requestMatchers("/desk/audit").hasAnyRole(names(EnumSet.of(Role.supervisor, Role.auditor)))
            .requestMatchers("/partner/**").hasRole(Role.referralPartner.name())
            .requestMatchers("/verifier/**").hasRole(Role.verifier.name())
            .requestMatchers("/sponsor/**").hasRole(Role.sponsor.name())
            .requestMatchers("/health/**").hasRole(Role.healthTeam.name())
            .requestMatchers("/ministry/**").hasRole(Role.ministry.name())
            .requestMatchers("/province/selections/**").hasAnyRole(Role.province.name(), Role.ministry.name())
            .requestMatchers("/province/**").hasAnyRole(names(Role.RECEIVERS))
            .requestMatchers("/actuator/**").hasAnyRole(Role.supervisor.name(), Role.admin.name())
            .requestMatchers("/language", "/logout", "/account/**").authenticated()
            .anyRequest().denyAll())
        .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/", false).failureHandler(refused(steps)).permitAll())
        .logout(logout -> logout.logoutSuccessUrl("/"))
        // a new, empty session: nothing of whoever used this browser before goes over to the next person
        .sessionManagement(session -> session.sessionFixation(SessionFixationConfigurer::newSession))
        .exceptionHandling(faults -> faults.accessDeniedHandler(SecurityConfiguration::denied))
        .headers(headers -> guard(headers).contentSecurityPolicy(content -> content.policyDirectives(OUR_CONTENT))
            .addHeaderWriter(neverTellTheAddress()).addHeaderWriter(viewer()))
        .addFilterBefore(new UploadGate(), CsrfFilter.class)
        .addFilterBefore(new StillWelcome(accounts), AnonymousAuthenticationFilter.class)
        .build();
  }

  private HeadersConfigurer<HttpSecurity> guard(HeadersConfigurer<HttpSecurity> headers) {
    headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
    headers.frameOptions(FrameOptionsConfig::sameOrigin);
    headers.permissionsPolicyHeader(permissions -> permissions.policy("camera=(), geolocation=(), microphone=(), payment=()"));
    if (encrypted) {
      // also when a proxy decrypts and the request arrives here in the clear
      headers.httpStrictTransportSecurity(hsts -> hsts.requestMatcher(AnyRequestMatcher.INSTANCE));
    } else {
      headers.httpStrictTransportSecurity(hsts -> hsts.disable());
    }
    return headers;
  }

  private static HeaderWriter viewer() {
    RequestMatcher page = under("/api-docs");
    return (request, response) -> {
      if (page.matches(request)) {
        response.setHeader("Content-Security-Policy", VIEWER_CONTENT);
      }
    };
  }

  /** The engine's filter says no-cache, which still lets a browser keep what it saw on its disk. Scripts and fonts may be kept. */
  private static HeaderWriter neverKeepAnswers() {
    RequestMatcher answers = under("/camunda/api");
    return (request, response) -> {
      if (answers.matches(request)) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      }
    };
  }

  /** The addresses of these pages open something by themselves. */
  private static HeaderWriter neverTellTheAddress() {
    RequestMatcher links = new OrRequestMatcher(under("/invitation"), under("/password"));
    return (request, response) -> {
      if (links.matches(request)) {
        response.setHeader("Referrer-Policy", ReferrerPolicy.NO_REFERRER.getPolicy());
      }
    };
  }

  private static HttpSessionRequestCache pagesOnly() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    RequestMatcher pages = under("/camunda/app");
    cache.setRequestMatcher(request -> request.getMethod().equals(HttpMethod.GET.name()) && pages.matches(request));
    return cache;
  }

  private static AuthenticationFailureHandler refused(SignInSteps steps) {
    return (request, response, refusal) -> {
      if (refusal instanceof SignInSteps.Due due) {
        steps.begin(due, request, response);
        response.sendRedirect(request.getContextPath() + (due.step() == SignInStep.code ? "/login/code" : "/login/second-factor"));
      } else {
        response.sendRedirect(request.getContextPath() + (refusal instanceof TooManyAttempts ? "/login?error=wait" : "/login?error"));
      }
    };
  }

  /** A sign-in or sign-out form that stood open until its session ended is no attack: the person gets a fresh one. */
  private static void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
      throws IOException, ServletException {
    if (refusal instanceof CsrfException && (path(request).equals("/login") || path(request).startsWith("/login/"))) {
      response.sendRedirect(request.getContextPath() + "/login");
    } else if (refusal instanceof CsrfException && path(request).equals("/logout")) {
      response.sendRedirect(request.getContextPath() + "/");
    } else {
      new AccessDeniedHandlerImpl().handle(request, response, refusal);
    }
  }

  /**
   * Addresses under a path, decoded as the container decodes them to choose a servlet. The usual patterns do not serve here: they look at what is
   * left of the address within a servlet, and the web applications' API is five servlets of its own.
   */
  private static RequestMatcher under(String prefix) {
    return request -> path(request).equals(prefix) || path(request).startsWith(prefix + "/");
  }

  private static RequestMatcher engineSignIn() {
    Pattern signIn = Pattern.compile("/camunda/api/admin/auth/user/[^/]*/login(/.*)?");
    return request -> signIn.matcher(path(request)).matches();
  }

  private static String path(HttpServletRequest request) {
    return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
  }

  private static ProviderManager manager(AuthenticationProvider provider) {
    return new ProviderManager(provider);
  }

  private static Set<Role> webappRoles() {
    Set<Role> roles = EnumSet.copyOf(tasklistRoles());
    roles.addAll(EnumSet.of(Role.analyst, Role.admin));
    return roles;
  }

  private static Set<Role> tasklistRoles() {
    Set<Role> roles = EnumSet.copyOf(Role.OFFICERS);
    roles.add(Role.supervisor);
    return roles;
  }

  private static EnumSet<Role> readersOfFiles() {
    EnumSet<Role> readers = EnumSet.copyOf(Role.OFFICERS);
    readers.add(Role.supervisor);
    return readers;
  }

  private static String[] names(Collection<Role> roles) {
    return roles.stream().map(Role::name).toArray(String[]::new);
  }
}

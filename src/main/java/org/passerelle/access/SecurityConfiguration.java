package org.passerelle.access;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;

/** Who may go where. Paths of outside parties are guarded by role here, and row by row by the owner in each query. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  /** The API: credentials in each request, no session. */
  @Bean
  @Order(1)
  SecurityFilterChain api(HttpSecurity http, Accounts accounts, PasswordEncoder passwords) throws Exception {
    return http.securityMatcher("/api/**")
        .authenticationManager(new ProviderManager(provider(accounts::program, passwords)))
        .authorizeHttpRequests(paths -> paths
            .requestMatchers("/api/v1/referrals/**").hasRole(Role.referralPartner.name())
            .requestMatchers("/api/v1/verification-requests/**").hasRole(Role.verifier.name())
            .requestMatchers("/api/v1/proposals/**").hasRole(Role.sponsor.name())
            .requestMatchers("/api/v1/selections/**").hasRole(Role.ministry.name())
            .requestMatchers("/api/v1/notices/**").hasAnyRole(Role.province.name(), Role.ministry.name())
            .anyRequest().denyAll())
        .httpBasic(withDefaults())
        .csrf(csrf -> csrf.disable())
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  /** Pages and the engine's web applications: one form sign-in for all. */
  @Bean
  @Order(2)
  SecurityFilterChain pages(HttpSecurity http, Accounts accounts, PasswordEncoder passwords) throws Exception {
    return http
        .authenticationManager(new ProviderManager(provider(accounts::person, passwords)))
        .authorizeHttpRequests(paths -> paths
            .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
            .requestMatchers("/", "/login", "/error", "/assets/**", "/favicon.ico", "/actuator/health").permitAll()
            .requestMatchers("/camunda/**", "/desk/**").hasAnyRole(names(Role.staff()))
            .requestMatchers("/partner/**").hasRole(Role.referralPartner.name())
            .requestMatchers("/verifier/**").hasRole(Role.verifier.name())
            .requestMatchers("/sponsor/**").hasRole(Role.sponsor.name())
            .requestMatchers("/province/**").hasAnyRole(Role.province.name(), Role.ministry.name())
            .requestMatchers("/actuator/**").hasAnyRole(Role.supervisor.name(), Role.admin.name())
            .requestMatchers("/language", "/logout").authenticated()
            .anyRequest().denyAll())
        .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/", false).permitAll())
        .logout(logout -> logout.logoutSuccessUrl("/"))
        .csrf(csrf -> csrf.ignoringRequestMatchers("/camunda/api/**"))
        .build();
  }

  private static AuthenticationProvider provider(Lookup lookup, PasswordEncoder passwords) {
    UserDetailsService service = name -> lookup.find(name).orElseThrow(() -> new UsernameNotFoundException("unknown"));
    DaoAuthenticationProvider provider = new DaoAuthenticationProvider(service);
    provider.setPasswordEncoder(passwords);
    return provider;
  }

  private static String[] names(Role... roles) {
    return java.util.Arrays.stream(roles).map(Role::name).toArray(String[]::new);
  }

  private interface Lookup {
    java.util.Optional<SignedIn> find(String name);
  }
}

package org.passerelle.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Lets PostgreSQL start while Spring is still reading its classes. Only {@code main} adds it, with
 * {@code SpringApplication.addListeners}: a test must not open the store of the person who runs it.
 */
public final class EarlyStore implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
    if (!EmbeddedStoreConfiguration.isWanted(prepared.getEnvironment())) {
      return;
    }
    Starting starting = new Starting(CompletableFuture.supplyAsync(
        () -> EmbeddedStoreConfiguration.start(prepared.getEnvironment()), EarlyStore::runAside));
    // after all contexts, so that pools close first; and for the application that fails before it has asked for its store
    SpringApplication.getShutdownHandlers().add(starting::close);
    prepared.getBootstrapContext().addCloseListener(event ->
        event.getApplicationContext().getBeanFactory().registerSingleton("startingStore", starting));
  }

  private static void runAside(Runnable start) {
    Thread thread = new Thread(start, "store-start");
    thread.setDaemon(true);
    thread.start();
  }

  /** A store on its way. */
  record Starting(CompletableFuture<EmbeddedStore> store) {

    EmbeddedStore await() {
      try {
        return store.join();
      } catch (CompletionException failure) {
        throw failure.getCause() instanceof RuntimeException original ? original : failure;
      }
    }

    private void close() {
      store.handle((started, failure) -> started).thenAccept(started -> {
        if (started != null) {
          started.close();
        }
      }).join();
    }
  }
}

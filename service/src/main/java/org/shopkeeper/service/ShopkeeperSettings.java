package org.shopkeeper.service;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an operator sets by environment.
 *
 * @param home folder of everything that the service keeps ({@code SHOPKEEPER_HOME}, default {@code var})
 * @param mongodbUri an outside MongoDB ({@code MONGODB_URI}); null or blank: the embedded database under {@code home}
 */
@ConfigurationProperties("shopkeeper")
public record ShopkeeperSettings(Path home, @Nullable String mongodbUri) {}

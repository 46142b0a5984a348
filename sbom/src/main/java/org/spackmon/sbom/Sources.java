package org.spackmon.sbom;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.ExternalReference;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Property;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.recipe.Source;

/**
 * Where a component comes from, as a reference to what isn't itself part of what was installed: so
 * checksums are of the reference. Where only the rest is known, that is a property.
 */
final class Sources {
  private Sources() {}

  static void tell(@Nullable Source source, Component component, List<Property> properties) {
    if (source instanceof Source.Archive archive) {
      ExternalReference file =
          reference(
              ExternalReference.Type.SOURCE_DISTRIBUTION, archive.url(), component, properties);
      if (file != null) {
        file.addHash(new Hash(archive.algorithm(), archive.checksum()));
      } else {
        Components.add(properties, "source:" + archive.algorithm(), archive.checksum());
      }
    } else if (source instanceof Source.Repository repository) {
      reference(ExternalReference.Type.VCS, repository.url(), component, properties);
      Components.add(properties, "source:commit", repository.commit());
      Components.add(properties, "source:reference", repository.reference());
    }
  }

  /** Null where there is none: not everything that git takes is a URL. */
  private static @Nullable ExternalReference reference(
      ExternalReference.Type type,
      @Nullable String url,
      Component component,
      List<Property> properties) {
    if (url == null || !isUrl(url)) {
      Components.add(properties, "source:url", url);
      return null;
    }
    ExternalReference reference = new ExternalReference();
    reference.setType(type);
    reference.setUrl(url);
    component.addExternalReference(reference);
    return reference;
  }

  private static boolean isUrl(String text) {
    try {
      return new URI(text).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }
}

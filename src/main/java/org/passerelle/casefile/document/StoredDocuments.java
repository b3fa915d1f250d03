package org.passerelle.casefile.document;

import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.stereotype.Component;

/** Storage of documents. */
@Component
class StoredDocuments {

  private static final String COLUMNS = "id, organization_id, case_id, person_id, kind, file_name, media_type, encrypted, size, uploaded_at, "
      + "uploaded_by, scan, attached_at";
  private static final String SELECT = "select " + COLUMNS + " from document ";
  private static final String OF_NUMBER = "case_id = (select c.id from case_file c where c.number = ?) ";
  private static final String UNSCANNED = "scan in ('notScanned', 'waiting')";

  private final JdbcClient jdbc;

  StoredDocuments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Uploads of one organization pass here one after another until the transaction ends, so that what is counted stays true. */
  void lockUploadsOf(UUID organizationId) {
    jdbc.sql("select id from organization where id = ? for no key update").param(organizationId).query(UUID.class).single();
  }

  int unattached(UUID organizationId) {
    return jdbc.sql("select count(*) from document where organization_id = ? and case_id is null").param(organizationId)
        .query(Integer.class).single();
  }

  /** The same content given for the same purpose, if it waits to be attached; its time begins again. */
  Optional<Document> again(Document sent, @Nullable UUID undertakingId, byte[] sha256) {
    return jdbc.sql("update document set uploaded_at = ? where organization_id = ? and kind = ? and sha256 = ? and undertaking_id is not distinct from ? "
            + "and case_id is null and scan <> 'infected' returning " + COLUMNS)
        .params(Arrays.asList(Timestamp.from(sent.uploadedAt()), sent.organizationId(), sent.kind().name(), sha256, undertakingId))
        .query(StoredDocuments::read).optional();
  }

  void add(Document document, @Nullable UUID undertakingId, byte[] sha256, @Nullable Instant scannedAt, InputStream content) {
    jdbc.sql("insert into document (id, organization_id, undertaking_id, kind, file_name, media_type, encrypted, size, sha256, uploaded_at, uploaded_by, "
            + "scan, scanned_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(Arrays.asList(document.id(), document.organizationId(), undertakingId, document.kind().name(), document.fileName(), document.mediaType(),
            document.encrypted(), document.size(), sha256, Timestamp.from(document.uploadedAt()), document.uploadedBy(),
            document.scan().name(), scannedAt == null ? null : Timestamp.from(scannedAt)))
        .update();
    jdbc.sql("insert into document_content (document_id, content) values (?, ?)")
        .params(document.id(), new SqlBinaryValue(content, document.size())).update();
  }

  Optional<Document> ofOrganization(UUID organizationId, UUID id) {
    return jdbc.sql(SELECT + "where organization_id = ? and id = ?").params(organizationId, id).query(StoredDocuments::read).optional();
  }

  List<Document> ofOrganization(UUID organizationId, Collection<UUID> ids) {
    return jdbc.sql(SELECT + "where organization_id = ? and id = any(?::uuid[]) order by uploaded_at, id")
        .params(organizationId, texts(ids)).query(StoredDocuments::read).list();
  }

  List<Document> waitingOf(UUID organizationId) {
    return jdbc.sql(SELECT + "where organization_id = ? and undertaking_id is null and case_id is null order by uploaded_at, id").param(organizationId)
        .query(StoredDocuments::read).list();
  }

  Optional<Document> ofCase(String caseNumber, UUID id) {
    return jdbc.sql(SELECT + "where undertaking_id is null and " + OF_NUMBER + "and id = ?").params(caseNumber, id).query(StoredDocuments::read).optional();
  }

  Optional<Document> paperOfCase(String caseNumber, UUID id) {
    return jdbc.sql(SELECT + "where undertaking_id is not null and " + OF_NUMBER + "and id = ?").params(caseNumber, id).query(StoredDocuments::read).optional();
  }

  List<Document> ofUndertaking(UUID undertakingId) {
    return jdbc.sql(SELECT + "where undertaking_id = ? order by uploaded_at, id").param(undertakingId).query(StoredDocuments::read).list();
  }

  List<Document> ofCase(UUID caseId) {
    return jdbc.sql(SELECT + "where case_id = ? and undertaking_id is null order by attached_at, id").param(caseId).query(StoredDocuments::read).list();
  }

  /** Locks those that may be attached to the case, in one order for everybody. */
  List<UUID> lockAttachable(UUID organizationId, Collection<UUID> ids, UUID caseId) {
    return jdbc.sql("select id from document where organization_id = ? and id = any(?::uuid[]) and (case_id is null or case_id = ?) "
            + "and scan <> 'infected' order by id for update")
        .params(organizationId, texts(ids), caseId).query(UUID.class).list();
  }

  void attach(Collection<UUID> ids, UUID caseId, Instant now) {
    jdbc.sql("update document set case_id = ?, attached_at = ? where id = any(?::uuid[]) and case_id is null")
        .params(caseId, Timestamp.from(now), texts(ids)).update();
  }

  /** Writes whom a document is about, if both belong to the case. */
  boolean about(UUID caseId, UUID id, @Nullable UUID personId) {
    return jdbc.sql("update document set person_id = ? where case_id = ? and id = ? "
            + "and (?::uuid is null or exists (select 1 from person p where p.id = ? and p.case_id = document.case_id))")
        .params(personId, caseId, id, personId, personId).update() == 1;
  }

  boolean removeUnattached(UUID organizationId, @Nullable UUID undertakingId, UUID id) {
    return jdbc.sql("delete from document where organization_id = ? and undertaking_id is not distinct from ? and id = ? and case_id is null")
        .params(Arrays.asList(organizationId, undertakingId, id)).update() == 1;
  }

  /** Removes some of those that nobody attached since. */
  List<UUID> removeAbandoned(Instant before, int most) {
    return jdbc.sql("delete from document where id in (select id from document where case_id is null and uploaded_at < ? "
            + "order by uploaded_at limit ? for update skip locked) and case_id is null returning id")
        .params(Timestamp.from(before), most).query(UUID.class).list();
  }

  /** Takes one that has not been scanned and that nobody has tried since; it is nobody else's to scan until that time passes again. */
  Optional<Document> takeUnscanned(Instant triedBefore, Instant now) {
    return jdbc.sql("update document set scan_tried_at = ? where id = (select id from document where " + UNSCANNED
            + " and coalesce(scan_tried_at, uploaded_at) < ? order by coalesce(scan_tried_at, uploaded_at) limit 1 for update skip locked) "
            + "returning " + COLUMNS)
        .params(Timestamp.from(now), Timestamp.from(triedBefore)).query(StoredDocuments::read).optional();
  }

  boolean scanned(UUID id, ScanState state, Instant now) {
    return jdbc.sql("update document set scan = ?, scanned_at = ? where id = ? and " + UNSCANNED)
        .params(state.name(), Timestamp.from(now), id).update() == 1;
  }

  void removeContent(UUID id) {
    jdbc.sql("delete from document_content where document_id = ?").param(id).update();
  }

  /** A part of the content, read without the rest; empty beyond its end. */
  byte[] part(UUID id, int from, int length) {
    return jdbc.sql("select substring(content from ? for ?) from document_content where document_id = ?").params(from + 1, length, id)
        .query(byte[].class).optional().orElse(new byte[0]);
  }

  private static String[] texts(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }

  private static Document read(ResultSet row, int number) throws SQLException {
    Timestamp attached = row.getTimestamp("attached_at");
    return new Document(row.getObject("id", UUID.class), row.getObject("organization_id", UUID.class), row.getObject("case_id", UUID.class),
        row.getObject("person_id", UUID.class), DocumentKind.valueOf(row.getString("kind")), row.getString("file_name"),
        row.getString("media_type"), row.getBoolean("encrypted"), row.getInt("size"), row.getTimestamp("uploaded_at").toInstant(),
        row.getString("uploaded_by"), ScanState.valueOf(row.getString("scan")), attached == null ? null : attached.toInstant());
  }
}

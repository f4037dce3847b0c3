using System.Data.Common;
using Simulation.Storage.Records;

namespace Simulation.Storage.Sql;

/// <summary>How a record lies in a row.</summary>
internal static class RecordRows
{
    /// <summary>The columns of a record, in the order that <see cref="Record"/> reads.</summary>
    public const string Columns = "kind, id, version, schema, content, author, written, deleted";

    /// <summary>The columns of an entry of the audit trail, in the order that <see cref="Entry"/> reads.</summary>
    public const string EntryColumns = Columns + ", sequence";

    /// <summary>Reads a record.</summary>
    public static StoredRecord Record(DbDataReader row) => new(
        new RecordKey(row.GetString(0), row.GetString(1)),
        row.GetInt64(2),
        row.GetInt32(3),
        row.GetFieldValue<byte[]>(4),
        row.GetString(5),
        row.GetFieldValue<DateTimeOffset>(6),
        row.GetBoolean(7));

    /// <summary>Reads an entry of the audit trail.</summary>
    public static AuditEntry Entry(DbDataReader row) => new(row.GetInt64(8), Record(row));
}

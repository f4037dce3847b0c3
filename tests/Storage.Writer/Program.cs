using System.Globalization;
using System.Text;
using Simulation.Storage.Records;
using Simulation.Storage.Sql;
using Simulation.Storage.Sqlite;

// Writes into an embedded database until it is killed, and says on its output what was acknowledged, each line after the fact:
//   record ID VERSION TEXT
//   blob NAME LENGTH
// Arguments: the data folder, and a name that tells this writer from others.
var (folder, name) = (args[0], args[1]);
await using var database = new SqliteDatabase(folder, TimeSpan.FromSeconds(30), TimeProvider.System);
var records = new SqlRecordStore(database, TimeProvider.System);
var blobs = new SqlBlobStore(database, TimeProvider.System);
var seen = new long[5];
for (var number = 0; ; number++)
{
    var key = new RecordKey("scenario", string.Create(CultureInfo.InvariantCulture, $"{name}/{number % seen.Length}"));
    var text = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
    var written = await records.WriteAsync(new RecordWrite
    {
        Key = key,
        Expected = seen[number % seen.Length],
        Schema = 1,
        Content = Encoding.UTF8.GetBytes(text),
        Author = name,
    });
    seen[number % seen.Length] = written.Version;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"record {key.Id} {written.Version} {text}"));
    if (number % 7 != 0) continue;
    var content = new byte[50_000 + number];
    content.AsSpan().Fill((byte)number);
    await blobs.WriteAsync($"run/{text}", content);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"blob run/{text} {content.Length}"));
}

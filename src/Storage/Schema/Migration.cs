using System.Globalization;

namespace Simulation.Storage.Schema;

/// <summary>A step from one version of the tables to the next.</summary>
/// <param name="Number">The version it leads to; the first is 1.</param>
/// <param name="Name">What it does, in words divided by hyphens.</param>
/// <param name="Text">Its SQL.</param>
internal sealed record Migration(int Number, string Name, string Text)
{
    /// <summary>The steps for a database, which are the program's resources <c>{dialect}/{number}-{name}.sql</c>, in order and without gaps.</summary>
    public static IReadOnlyList<Migration> Of(string dialect)
    {
        var assembly = typeof(Migration).Assembly;
        var migrations = assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(dialect + "/", StringComparison.Ordinal))
            .Select(Read)
            .OrderBy(migration => migration.Number)
            .ToList();
        if (migrations.Count == 0 || migrations.Where((migration, index) => migration.Number != index + 1).Any())
            throw new InvalidOperationException($"The migrations for {dialect} are not numbered 1, 2, 3 ...");
        return migrations;

        Migration Read(string resource)
        {
            var name = resource[(dialect.Length + 1)..^".sql".Length];
            var dash = name.IndexOf('-', StringComparison.Ordinal);
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            return new Migration(int.Parse(name[..dash], CultureInfo.InvariantCulture), name[(dash + 1)..], reader.ReadToEnd());
        }
    }
}

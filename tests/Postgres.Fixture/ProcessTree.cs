using System.Globalization;

namespace Simulation.Postgres.Fixture;

/// <summary>Processor time of a process and of those it started, as Linux counts it.</summary>
public static class ProcessTree
{
    private const string Folder = "/proc";

    // Linux tells times to its programs in hundredths of a second, whatever it counts in itself.
    private const double TicksASecond = 100;

    // Places of the fields of /proc/PID/stat after the name: state, parent, ...
    private const int Parent = 1;
    private const int FirstTime = 11;
    private const int Times = 4;

    /// <summary>Seconds that a process and its descendants have computed, those that have ended and were waited for included; 0 when it has ended itself.</summary>
    public static double ProcessorSeconds(int process)
    {
        var all = Directory.EnumerateDirectories(Folder).Select(path => Path.GetFileName(path)).Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _)).Select(Read).OfType<Entry>().ToList();
        var children = all.ToLookup(entry => entry.Parent);
        return all.Where(entry => entry.Id == process).Sum(Seconds);

        double Seconds(Entry entry) => entry.Seconds + children[entry.Id].Sum(Seconds);
    }

    private static Entry? Read(string id)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(Folder, id, "stat"));
            // The name may hold anything, blanks and brackets too.
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = fields.Skip(FirstTime).Take(Times).Sum(field => double.Parse(field, CultureInfo.InvariantCulture));
            return new Entry(int.Parse(id, CultureInfo.InvariantCulture), int.Parse(fields[Parent], CultureInfo.InvariantCulture), ticks / TicksASecond);
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return null;
        }
    }

    private sealed record Entry(int Id, int Parent, double Seconds);
}

namespace Simulation.Cli.Tests.Miniature;

/// <summary>A data folder and a model folder with one small province, which calibrates in a moment; deleted with the test.</summary>
internal sealed class MiniatureProvince : IDisposable
{
    private const string Model =
        """
        model miniature "A province of one sector" vi "Tỉnh một ngành"
        version "0.1"
        frequency annual
        unit VND
        constant usual_investment = 30000 "Investment that keeps growth at its trend" [billion VND]
        parameter trend "Trend growth" vi "Tăng trưởng xu thế" ~ normal(0.06, sd = 0.02) source "A guess"
        parameter response "Growth for a doubling of investment" ~ normal(0.1, sd = 0.02)
        lever social_investment "Total social investment" vi "Tổng vốn đầu tư" [billion VND] in 1000..200000 from province total_social_investment[total] default 30000
        lever drought_probability "Probability of a drought" in 0..1 default 0.2
        hazard drought "Drought" vi "Hạn mặn" ~ bernoulli(drought_probability)
        shock surprise ~ normal(0, 0.02)
        variable output "Output" [billion VND]
        variable grdp_growth "GRDP growth" vi "Tăng trưởng GRDP" [percent] published growth
        block province:
          dlog(output) = trend + response * log(social_investment / usual_investment) - 0.03 * drought + surprise
          grdp_growth = pct(output)
        start:
          output = 40000
        """;

    private const string Observations =
        """
        region,indicator,sector,period,value,unit,status,source,note
        miniature,grdp_growth,total,2018,6.1,percent,official,yearbook,
        miniature,grdp_growth,total,2019,7.4,percent,official,yearbook,
        miniature,grdp_growth,total,2020,2.2,percent,official,yearbook,
        miniature,grdp_growth,total,2021,4.9,percent,official,yearbook,
        miniature,grdp_growth,total,2022,8.3,percent,official,yearbook,
        miniature,grdp_growth,total,2023,5.6,percent,official,yearbook,
        """;

    private const string Events =
        """
        symbol,member,year,value,source
        drought,,2018,0,records
        drought,,2019,0,records
        drought,,2020,1,records
        drought,,2021,0,records
        drought,,2022,0,records
        drought,,2023,0,records
        """;

    private const string Settings =
        """
        {
          "id": "miniature", "labels": { "en": "Miniature", "vi": "Tỉnh nhỏ" }, "nation": "viet-nam", "model": "miniature",
          "startYear": 2017, "asOf": "2024-01-01", "horizon": 2026, "draws": 1000, "seed": 7,
          "observations": [{ "file": "observations.csv" }],
          "plans": [{ "id": "2024", "file": "plan.csv", "labels": { "en": "Plan of 2024", "vi": "Kế hoạch 2024" } }]
        }
        """;

    private const string Plan =
        """
        indicator,sector,operator,value,unit,year,label_vi,label_en,kind
        grdp_growth,total,>=,8.5,percent,2024,Tăng trưởng GRDP,GRDP growth,simulated
        total_social_investment,total,>=,34000,billion VND,2024,Tổng vốn đầu tư,Total social investment,lever
        secure_communes,total,>=,80,percent,2024,Xã an toàn,Secure communes,reported
        """;

    private static readonly string[] SharedFiles =
        ["units.csv", "indicators.csv", "vn/statuses.csv", "vn/measurement-errors.csv", "vn/viet-nam/observations.csv"];

    private readonly string root = Directory.CreateTempSubdirectory("simulation-miniature").FullName;

    public MiniatureProvince()
    {
        foreach (var file in SharedFiles)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Data, file))!);
            File.Copy(Path.Combine(Golden.Repository, "data", file), Path.Combine(Data, file));
        }

        Write("data/vn/miniature/observations.csv", Observations);
        Write("data/vn/miniature/events.csv", Events);
        Write("data/vn/miniature/province.json", Settings);
        Write("data/vn/miniature/plan.csv", Plan);
        Write("models/miniature.model", Model);
    }

    /// <summary>Folder of the data.</summary>
    public string Data => Path.Combine(root, "data");

    /// <summary>A path in the folder of the province, for what a test writes.</summary>
    public string PathOf(string name) => Path.Combine(root, name);

    /// <summary>Replaces a file.</summary>
    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    /// <summary>Runs a command line on this province as into a pipe.</summary>
    public Task<CommandLine.Result> RunAsync(params string[] arguments) => CommandLine.RunAsync(
        [.. arguments, "--data", Data, "--models", PathOf("models")], surroundings => surroundings with { Store = PathOf("store") }, Xunit.TestContext.Current.CancellationToken);

    public void Dispose() => Directory.Delete(root, recursive: true);
}

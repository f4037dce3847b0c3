using System.Collections.Immutable;
using System.Globalization;

namespace Simulation.Formats.Tables;

/// <summary>Where figures come from, and what is needed to have them again. What is null does not apply.</summary>
public sealed record TableMetadata
{
    /// <summary>Id of the province, or of several.</summary>
    public required string Province { get; init; }

    /// <summary>Who or what the figures come from.</summary>
    public required LocalText Source { get; init; }

    /// <summary>Name, version and text hash of the model.</summary>
    public string? Model { get; init; }

    /// <summary>Id of the calibration.</summary>
    public string? Calibration { get; init; }

    /// <summary>The day as of which the data were known.</summary>
    public DateOnly? DataVintage { get; init; }

    /// <summary>Revision of the data: counts uploads and publications.</summary>
    public long? Revision { get; init; }

    /// <summary>Id of the plan.</summary>
    public string? Plan { get; init; }

    /// <summary>Id of the saved scenario, with its version.</summary>
    public string? Scenario { get; init; }

    /// <summary>Id of the run.</summary>
    public string? Run { get; init; }

    /// <summary>Seed of the random numbers.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Number of draws.</summary>
    public long? Draws { get; init; }

    /// <summary>How values were transformed: level, change or percent_change.</summary>
    public string? Units { get; init; }

    /// <summary>The call that gets the figures again.</summary>
    public string? Reproduce { get; init; }

    /// <summary>Terms of use.</summary>
    public LocalText Licence { get; init; } = new(
        "Forecasts: Apache-2.0, as the program. Published figures: the terms of their sources.",
        "Dự báo: Apache-2.0, như chương trình. Số liệu đã công bố: theo điều kiện của nguồn.");

    /// <summary>All that applies, in a fixed order.</summary>
    public ImmutableArray<MetadataItem> Items()
    {
        var items = ImmutableArray.CreateBuilder<MetadataItem>();
        Add("province", new("Province", "Tỉnh"), Province);
        items.Add(new("source", new("Source", "Nguồn"), Source));
        Add("model", new("Model", "Mô hình"), Model);
        Add("calibration", new("Calibration", "Hiệu chỉnh"), Calibration);
        Add("data_vintage", new("Data known as of", "Dữ liệu tính đến ngày"), DataVintage?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("revision", new("Revision of the data", "Lần sửa đổi dữ liệu"), Revision?.ToString(CultureInfo.InvariantCulture));
        Add("plan", new("Plan", "Kế hoạch"), Plan);
        Add("scenario", new("Scenario", "Kịch bản"), Scenario);
        Add("run", new("Run", "Lần chạy"), Run);
        Add("seed", new("Seed", "Hạt giống ngẫu nhiên"), Seed?.ToString(CultureInfo.InvariantCulture));
        Add("draws", new("Draws", "Số lần rút"), Draws?.ToString(CultureInfo.InvariantCulture));
        Add("units", new("Transformation", "Phép biến đổi"), Units);
        Add("reproduce", new("The same figures again", "Lấy lại đúng số liệu này"), Reproduce);
        items.Add(new("licence", new("Licence", "Giấy phép"), Licence));
        return items.ToImmutable();

        void Add(string id, LocalText label, string? value)
        {
            if (value is not null) items.Add(new MetadataItem(id, label, LocalText.Same(value)));
        }
    }
}

/// <summary>One statement about a table.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Label">Its label.</param>
/// <param name="Value">What is stated.</param>
public sealed record MetadataItem(string Id, LocalText Label, LocalText Value);

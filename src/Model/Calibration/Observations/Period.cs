namespace Simulation.Model.Calibration;

/// <summary>The forms of time that a published figure refers to.</summary>
public enum PeriodKind
{
    /// <summary>One calendar year.</summary>
    Year,

    /// <summary>One quarter by itself, the second to the fourth (the first quarter is the first three months of a year to date).</summary>
    Quarter,

    /// <summary>The first n months of a year, 1 ≤ n ≤ 11.</summary>
    YearToDate,

    /// <summary>A mean over the years first to last, both included: of yearly growth (compounded), or of a ratio.</summary>
    Average,

    /// <summary>A sum over the years first to last, both included.</summary>
    Sum,

    /// <summary>A point in time within a month, for stocks.</summary>
    Month,
}

/// <summary>
/// What a published figure refers to in time. An immutable value: two periods are equal when they are of the same kind and cover the same months.
/// <see cref="Parse(string, string)"/> says how each printed form is read. The default value is not a period.
/// </summary>
public readonly partial record struct Period
{
    private Period(PeriodKind kind, int firstYear, int lastYear, int number)
    {
        Kind = kind;
        FirstYear = firstYear;
        LastYear = lastYear;
        Number = number;
    }

    /// <summary>Its form.</summary>
    public PeriodKind Kind { get; }

    /// <summary>First calendar year covered.</summary>
    public int FirstYear { get; }

    /// <summary>Last calendar year covered; equal to <see cref="FirstYear"/> unless the period spans years.</summary>
    public int LastYear { get; }

    /// <summary>The quarter (2-4), the number of months to date (1-11) or the month (1-12); 0 for the other kinds.</summary>
    public int Number { get; }

    /// <summary>Number of years covered, 1 for a year or a part of one.</summary>
    public int YearCount => LastYear - FirstYear + 1;

    /// <summary>True for a quarter or a year to date: a flow over it is less than the year's, and a bridge with its own error leads to the year.</summary>
    public bool IsPartOfYear => Kind is PeriodKind.Quarter or PeriodKind.YearToDate;

    /// <summary>True for a mean or a sum over several years.</summary>
    public bool SpansYears => Kind is PeriodKind.Average or PeriodKind.Sum;

    /// <summary>Months of the last year that are covered, 12 for whole years and 1 for a point in time.</summary>
    public int Months => Kind switch
    {
        PeriodKind.Quarter => 3,
        PeriodKind.YearToDate => Number,
        PeriodKind.Month => 1,
        _ => 12,
    };

    /// <summary>The last month of the last year that is covered, 1-12.</summary>
    public int LastMonth => Kind switch
    {
        PeriodKind.Quarter => 3 * Number,
        PeriodKind.YearToDate or PeriodKind.Month => Number,
        _ => 12,
    };

    /// <summary>
    /// The day from which a figure about this period counts as known: the first day after it has ended. Provinces and the statistics office
    /// announce their estimate of a year in its last week, and of a quarter in the quarter's last days; so 2023 is known in January 2024 and
    /// the first quarter of 2024 is not.
    /// </summary>
    public DateOnly KnownFrom => new DateOnly(LastYear, LastMonth, 1).AddMonths(1);

    /// <summary>A calendar year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not between 1900 and 2200.</exception>
    public static Period Year(int year) => new(PeriodKind.Year, CheckYear(year), year, 0);

    /// <summary>A quarter by itself; the first is the same as the first three months to date, and is that.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The quarter is not between 1 and 4, or the year is out of range.</exception>
    public static Period Quarter(int year, int quarter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quarter, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quarter, 4);
        return quarter == 1 ? YearToDate(year, 3) : new(PeriodKind.Quarter, CheckYear(year), year, quarter);
    }

    /// <summary>The first <paramref name="months"/> months of a year; twelve months are the year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The months are not between 1 and 12, or the year is out of range.</exception>
    public static Period YearToDate(int year, int months)
    {
        CheckMonth(months);
        return months == 12 ? Year(year) : new(PeriodKind.YearToDate, CheckYear(year), year, months);
    }

    /// <summary>The mean over the years from first to last, both included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The first year is not before the last, or one is out of range.</exception>
    public static Period Average(int firstYear, int lastYear) => Span(PeriodKind.Average, firstYear, lastYear);

    /// <summary>The sum over the years from first to last, both included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The first year is not before the last, or one is out of range.</exception>
    public static Period Sum(int firstYear, int lastYear) => Span(PeriodKind.Sum, firstYear, lastYear);

    /// <summary>A point in time within a month.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The month is not between 1 and 12, or the year is out of range.</exception>
    public static Period Month(int year, int month)
    {
        CheckMonth(month);
        return new(PeriodKind.Month, CheckYear(year), year, month);
    }

    /// <summary>The plainest of the printed forms, which <see cref="Parse(string, string)"/> reads back: <c>2023</c>, <c>2024-Q2</c>, <c>2024-6M</c>, <c>2016-2020avg</c>, <c>2006-2010sum</c>, <c>2021-03</c>.</summary>
    public override string ToString() => Kind switch
    {
        PeriodKind.Year => $"{FirstYear}",
        PeriodKind.Quarter => $"{FirstYear}-Q{Number}",
        PeriodKind.YearToDate => $"{FirstYear}-{Number}M",
        PeriodKind.Average => $"{FirstYear}-{LastYear}avg",
        PeriodKind.Sum => $"{FirstYear}-{LastYear}sum",
        _ => $"{FirstYear}-{Number:00}",
    };

    private static Period Span(PeriodKind kind, int firstYear, int lastYear)
    {
        CheckYear(firstYear);
        CheckYear(lastYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(firstYear, lastYear);
        return new(kind, firstYear, lastYear, 0);
    }

    private static int CheckYear(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, EarliestYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LatestYear);
        return year;
    }

    private static void CheckMonth(int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
    }
}

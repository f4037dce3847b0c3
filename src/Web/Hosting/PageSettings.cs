namespace Simulation.Web.Hosting;

/// <summary>What an operator may set of the pages, section <c>Pages</c>.</summary>
public sealed class PageSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Pages";

    /// <summary>The province shown to who asks for none; the first when it is empty or not there.</summary>
    public string Province { get; set; } = "";
}

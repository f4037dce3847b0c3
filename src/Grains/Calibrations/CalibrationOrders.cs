using System.Globalization;
using Simulation.Contracts;
using Simulation.Contracts.Calibrations;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Runs;
using Simulation.Data;
using Simulation.Grains.Hosting;
using Simulation.Model.Calibration;
using Simulation.Model.Calibration.Sampling;

namespace Simulation.Grains.Calibrations;

/// <summary>Calibrations as runs. The run's id is the calibration's: a hash of all that decides it.</summary>
internal static class CalibrationOrders
{
    private const int MaximumBlocks = 64;
    private const int MaximumSteps = 100_000;

    /// <summary>The order of a calibration.</summary>
    public static RunOrder Of(ProvinceCalibration source, CalibrationTicket ticket, string caller) => new()
    {
        Run = CalibrationIdentity.Hash(source.Problem, OptionsOf(ticket)),
        Caller = caller,
        Calibration = ticket,
    };

    /// <summary>The ticket of what somebody asks for.</summary>
    /// <exception cref="SimulationFaultException">Size or effort are out of range.</exception>
    public static CalibrationTicket Ticket(string province, long revision, CalibrationQuestion question, SimulationOptions defaults)
    {
        var problems = new List<Problem>();
        var blocks = Checked(question.Blocks ?? defaults.CalibrationBlocks, 2, MaximumBlocks, "/blocks", problems);
        var steps = Checked(question.Steps ?? defaults.CalibrationSteps, 16, MaximumSteps, "/steps", problems);
        if (problems.Count > 0) throw new SimulationFaultException(FaultKind.Invalid, problems[0].Message, [.. problems]);
        return new CalibrationTicket(province, revision, blocks, steps, question.Publishes ? question.Author ?? Caller.Current : null);
    }

    private static int Checked(int value, int least, int most, string path, List<Problem> problems)
    {
        if (value < least || value > most)
        {
            problems.Add(new Problem(path, value.ToString(CultureInfo.InvariantCulture), $"{path[1..]} is {value.ToString(CultureInfo.InvariantCulture)}, out of its range.",
                string.Create(CultureInfo.InvariantCulture, $"Give {least} to {most}.")));
        }

        return value;
    }

    /// <summary>Size and effort.</summary>
    public static SamplerOptions OptionsOf(CalibrationTicket ticket) =>
        ProvinceCalibration.DefaultOptions with { Blocks = ticket.Blocks, Steps = ticket.Steps };
}

using Simulation.Api;

return await ApiCommand.RunAsync(args, Console.Out, Console.Error);

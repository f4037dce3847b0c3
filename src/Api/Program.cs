using Simulation.Api;
using Simulation.Api.Hosting;

await ApiApplication.Build(args, EmbeddedHost.Add).RunAsync();

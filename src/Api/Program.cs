Simulation.Api.ApiApplication.Build(args, builder => builder.Services.AddSingleton<Simulation.Api.Hosting.IGrainDoor, Simulation.Api.Hosting.GrainDoor>()).Run();

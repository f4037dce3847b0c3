namespace Simulation.Storage.Sqlite;

/// <summary>Somebody is replacing the database of the data folder, or using the one that is to be replaced.</summary>
/// <param name="folder">The data folder.</param>
internal sealed class DataFolderBusyException(string folder) : IOException($"the database in {folder} is in use");

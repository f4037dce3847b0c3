using System.Data.Common;

namespace Simulation.Storage.Sql;

/// <summary>A connection while it is used for one piece of work, with its transaction where the work writes.</summary>
/// <param name="connection">Open connection.</param>
/// <param name="transaction">What the commands belong to; null for a single read.</param>
/// <param name="cancellation">Stops the work.</param>
internal sealed class SqlSession(DbConnection connection, DbTransaction? transaction, CancellationToken cancellation)
{
    /// <summary>Stops the work.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Carries out a command; returns the number of rows it changed.</summary>
    public async Task<int> ExecuteAsync(string text, params (string Name, object Value)[] parameters)
    {
        await using var command = Command(text, parameters);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The first row of a query; the default when there is none.</summary>
    public async Task<T?> FirstAsync<T>(string text, Func<DbDataReader, T> row, params (string Name, object Value)[] parameters)
    {
        await using var command = Command(text, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? row(reader) : default;
    }

    /// <summary>All rows of a query.</summary>
    public async Task<List<T>> AllAsync<T>(string text, Func<DbDataReader, T> row, params (string Name, object Value)[] parameters)
    {
        await using var command = Command(text, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation)) rows.Add(row(reader));
        return rows;
    }

    private DbCommand Command(string text, (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The texts are constants of this assembly; values travel as parameters.
        command.CommandText = text;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}

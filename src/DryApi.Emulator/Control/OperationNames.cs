namespace DryApi.Emulator.Control;

/// <summary>How faults and scripts name operations: as <see cref="DryApiEmulator.Operations"/> does, or <c>*</c> for all.</summary>
internal sealed class OperationNames(IReadOnlyList<string> all)
{
    /// <summary>Stands for all operations.</summary>
    public const string Any = "*";

    /// <summary>Stands for the downloads of results.</summary>
    public const string Results = "GET /results/{file}";

    public static bool Matches(string name, string operation) => name == Any || name.Equals(operation, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="ArgumentException">There is no operation of that name.</exception>
    public void Check(string name, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, parameter);
        if (name != Any && name != Results && !all.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            var near = all.FirstOrDefault(each => each.EndsWith("/" + name.Split('/')[^1], StringComparison.OrdinalIgnoreCase));
            throw new ArgumentException($"There is no operation '{name}': name one as {nameof(DryApiEmulator)}.{nameof(DryApiEmulator.Operations)} does, such as '{near ?? all[0]}', '{Results}', or '{Any}' for all.", parameter);
        }
    }
}

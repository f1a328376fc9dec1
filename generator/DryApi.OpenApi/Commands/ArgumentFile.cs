using System.Text;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Commands;

/// <summary>
/// <c>@FILE</c> as the only argument: the arguments are the file's lines, as they are. So a build names files without a shell or a command line
/// reading the names.
/// </summary>
internal static class ArgumentFile
{
    public static IReadOnlyList<string> Read(IReadOnlyList<string> args) => args is [['@', .. { Length: > 0 } file]]
        ? Encoding.UTF8.GetString(InputFile.Read(file).Span).TrimStart('\uFEFF').TrimEnd('\r', '\n').Split('\n')
        : args;
}

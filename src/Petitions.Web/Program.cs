using Petitions.Web;

var builder = WebApplication.CreateBuilder(args);
builder.AddPetitionsWeb();
var app = builder.Build();
await app.InstallAsync();
app.UsePetitionsWeb();
await app.RunAsync();

namespace Petitions.Web
{
    /// <summary>The host; public for the tests that start it.</summary>
    public partial class Program;
}
